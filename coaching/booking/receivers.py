from datetime import timedelta

from django.dispatch import receiver

from coaching.booking import mails
from coaching.booking.models import Booking
from coaching.signals import tick

REMIND_HOURS = (24, 1)


@receiver(tick)
def remind(sender, now, **kwargs):
    """Reminds of what begins within a day and within an hour. Made later than that: the confirmation was enough."""
    for hours in REMIND_HOURS:
        due = Booking.objects.with_details().filter(status=Booking.Status.BOOKED, start__gt=now)
        for booking in due.filter(start__lte=now + timedelta(hours=hours)):
            if booking.created_at <= booking.start - timedelta(hours=hours):
                mails.remind(booking, hours)
