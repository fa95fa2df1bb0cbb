from datetime import datetime, timedelta

from allauth.account.models import EmailConfirmation
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models.signals import post_save
from django.dispatch import receiver

from coaching.accounts.own_address import count_as_verified
from coaching.mail.models import Message
from coaching.sweeping import delete_in_portions, delete_keys, swept_daily

KEPT, UNUSED = timedelta(days=30), timedelta(days=1)


@receiver(post_save, sender=settings.AUTH_USER_MODEL)
def verify_own_address(sender, instance, raw, using, **kwargs):
    if not raw and using == "default":
        count_as_verified(instance)


@swept_daily("account emails")
def delete_old_mails(now: datetime) -> int:
    """Anyone can have such a mail sent to any address: the rows don't pile up."""
    done = Message.objects.filter(kind__startswith="accounts.", state__in=[Message.State.SENT, Message.State.DROPPED])
    return delete_in_portions(done.filter(created_at__lt=now - KEPT))


@swept_daily("sessions")
def delete_old_sessions(now: datetime) -> int:
    """Those that have ended, and those of a day ago in which nobody signed in: asking for a code begins one."""
    a_day_ago = now + timedelta(seconds=settings.SESSION_COOKIE_AGE) - UNUSED
    old = Session.objects.filter(expire_date__gt=now, expire_date__lt=a_day_ago)
    of_nobody = (each.pk for each in old.iterator() if SESSION_KEY not in each.get_decoded())
    return delete_keys(Session, of_nobody) + delete_in_portions(Session.objects.filter(expire_date__lt=now))


@swept_daily("confirmations")
def delete_expired_confirmations(now: datetime) -> int:
    """Those that allauth keeps as rows: none of ours, but of an earlier release."""
    return delete_in_portions(EmailConfirmation.objects.all_expired())
