"""Which bookings to remind of, and when. A reminder is a number of minutes of real time before, whatever the clocks do."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from coaching.booking import mails
from coaching.booking.models import AppointmentType, Booking
from coaching.booking.models.bookings import BookingQuerySet
from coaching.mail.models import Message
from coaching.people.notification_policy import is_open

JUST_SAID = timedelta(hours=2)  # real time after a confirmation in which nobody needs to be reminded


def remind_due(now: datetime) -> None:
    """Sends each reminder that is due, once. After a pause of the worker only the latest one goes out.

    A time that was chosen later than two hours before its reminder is due needs none: the confirmation has just said it.
    """
    due = {mails.reminder_cause(booking, minutes): (booking, minutes) for booking, minutes in _due(now)}
    for cause in due.keys() - _sent(list(due)):
        mails.remind(*due[cause])


def _due(now: datetime) -> Iterator[tuple[Booking, int]]:
    """(booking, the latest of its reminders whose moment has come), for every booking ahead that has one."""
    for booking in _ahead(now):
        begun = [
            reminder for reminder in booking.appointment_type.reminders if booking.start - timedelta(minutes=reminder) <= now
        ]
        if begun and booking.arranged_at + JUST_SAID <= booking.start - timedelta(minutes=min(begun)):
            yield booking, min(begun)


def _ahead(now: datetime) -> BookingQuerySet[Booking]:
    """The bookings within the longest reminder of any appointment. By coach, because that is how the table is indexed."""
    types = [each for each in AppointmentType.objects.values_list("coach_id", "reminders") if each[1]]
    longest = max((max(reminders) for _coach, reminders in types), default=0)
    found = Booking.objects.with_details() if is_open() else _of_guests()
    return found.filter(
        coach_id__in={coach for coach, _reminders in types},
        status=Booking.Status.BOOKED,
        start__gt=now,
        start__lte=now + timedelta(minutes=longest),
    )


def _of_guests() -> BookingQuerySet[Booking]:
    """All but what a coach has booked for someone they brought in: that waits for the practice to open."""
    return Booking.objects.with_details().exclude(form_key=None, client__brought_in_at__isnull=False)


def _sent(causes: list[str]) -> set[str]:
    return set(Message.objects.filter(cause__in=causes).values_list("cause", flat=True))
