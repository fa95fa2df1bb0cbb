"""Which bookings to remind of, and when."""

from datetime import timedelta

from django.db.models import F

from coaching.booking import mails
from coaching.booking.models import Booking
from coaching.mail.models import Message

HOURS = (24, 1)


def remind_due(now):
    """Reminds once a day and once an hour before. After a pause of the worker only the later of the two goes out.

    A time that was chosen later than the reminder is due needs none: the confirmation has just said it.
    """
    for hours, next_hours in zip(HOURS, (*HOURS[1:], 0), strict=True):
        due = _due(now, hours, next_hours)
        causes = {booking.pk: mails.reminder_cause(booking, hours) for booking in due}
        done = set(Message.objects.filter(cause__in=causes.values()).values_list("cause", flat=True))
        for booking in due:
            if causes[booking.pk] not in done:
                mails.remind(booking, hours)


def _due(now, hours, next_hours):
    found = Booking.objects.with_details().filter(status=Booking.Status.BOOKED)
    found = found.filter(start__gt=now + timedelta(hours=next_hours), start__lte=now + timedelta(hours=hours))
    return list(found.filter(arranged_at__lte=F("start") - timedelta(hours=hours)))
