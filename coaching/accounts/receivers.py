from datetime import datetime, timedelta

from allauth.account.models import EmailConfirmation
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models.signals import post_save
from django.dispatch import receiver

from coaching.accounts.own_address import count_as_verified
from coaching.mail.models import Message
from coaching.sweeping import delete_in_portions, swept_daily

KEPT = timedelta(days=30)


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
def delete_expired_sessions(now: datetime) -> int:
    return delete_in_portions(Session.objects.filter(expire_date__lt=now))


@swept_daily("confirmations")
def delete_expired_confirmations(now: datetime) -> int:
    """Those that allauth keeps as rows: none of ours, but of an earlier release."""
    return delete_in_portions(EmailConfirmation.objects.all_expired())
