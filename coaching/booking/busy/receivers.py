from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.booking.busy.jobs import enqueue_due
from coaching.signals import tick


@receiver(tick)
def read_other_calendars(sender: object, now: datetime, **kwargs: Any) -> None:
    enqueue_due(now)
