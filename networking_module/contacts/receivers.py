from django.dispatch import receiver

from coaching.signals import tick
from networking_module.contacts.undo import forget_old


@receiver(tick)
def forget_what_is_too_old_to_undo(sender, now, **kwargs):
    forget_old(now)
