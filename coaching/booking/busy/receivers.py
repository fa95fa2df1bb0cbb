from django.dispatch import receiver

from coaching.booking.busy.jobs import enqueue_due
from coaching.signals import tick


@receiver(tick)
def read_other_calendars(sender, now, **kwargs):
    enqueue_due(now)
