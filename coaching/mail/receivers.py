from django.dispatch import receiver

from coaching.mail.outbox import deliver_due
from coaching.signals import tick


@receiver(tick)
def send_what_waits(sender, now, **kwargs):
    deliver_due(now)
