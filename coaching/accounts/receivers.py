from datetime import timedelta

from django.conf import settings
from django.db.models.signals import post_save
from django.dispatch import receiver

from coaching.accounts.own_address import count_as_verified
from coaching.mail.models import Message
from coaching.signals import tick

KEPT = timedelta(days=30)


@receiver(post_save, sender=settings.AUTH_USER_MODEL)
def verify_own_address(sender, instance, raw, using, **kwargs):
    if not raw and using == "default":
        count_as_verified(instance)


@receiver(tick)
def delete_old_mails(sender, now, **kwargs):
    """Anyone can have such a mail sent to any address: the rows don't pile up."""
    done = Message.objects.filter(kind__startswith="accounts.", state__in=[Message.State.SENT, Message.State.DROPPED])
    done.filter(created_at__lt=now - KEPT).delete()
