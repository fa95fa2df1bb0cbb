from django.dispatch import receiver

from coaching.signals import tick
from networking_module.contacts.importing import adding, undoing


@receiver(tick)
def tidy_and_go_on(sender, now, **kwargs):
    undoing.tidy(now)
    adding.go_on(now)
