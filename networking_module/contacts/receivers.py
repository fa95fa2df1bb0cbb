from django.dispatch import receiver

from coaching.signals import tick
from networking_module.contacts.undo import delete_old


@receiver(tick)
def delete_old_changes(sender, now, **kwargs):
    delete_old(now)
