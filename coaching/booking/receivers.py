from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.booking import mails
from coaching.booking.models import Booking
from coaching.booking.reminders import remind_due
from coaching.signals import booking_held, booking_missed, tick


@receiver(tick)
def remind(sender: object, now: datetime, **kwargs: Any) -> None:
    remind_due(now)


@receiver(booking_held)
def thank(sender: object, booking: Booking, **kwargs: Any) -> None:
    mails.thank(booking)


@receiver(booking_missed)
def miss(sender: object, booking: Booking, **kwargs: Any) -> None:
    mails.miss(booking)
