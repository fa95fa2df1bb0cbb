from django.dispatch import receiver

from coaching.booking.reminders import remind_due
from coaching.signals import tick


@receiver(tick)
def remind(sender, now, **kwargs):
    remind_due(now)
