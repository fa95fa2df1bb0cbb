"""Records what happens to a booking: for its own page and for the client's timeline."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking, BookingEvent
from coaching.people.timeline import hide_from_client, record
from coaching.practice.zones import spoken

SENTENCES = {
    "requested": _("Booked: %(what)s"),
    "moved": _("Moved: %(what)s"),
    "canceled": _("Canceled: %(what)s"),
    "held": _("Held: %(what)s"),
    "no_show": _("Missed: %(what)s"),
    "reopened": _("The mark was undone: %(what)s"),
}
MARKS = ("held", "no_show")
FOR_COACH = {"no_show": _("Did not come: %(what)s")}


def note(booking: Booking, what: str, now: datetime) -> None:
    """Writes a step down, and into the client's timeline by the client's clock."""
    BookingEvent.objects.create(booking=booking, what=what, at=now, start=booking.start)
    text = f"{booking.appointment_type.title}, {spoken(booking.start, booking.client.timezone)}"
    said, for_coach = (str(words.get(what, "")) % {"what": text} for words in (SENTENCES, FOR_COACH))
    for_client = what != "reopened"
    record(client=booking.client, kind=f"booking.{what}", text=said, for_coach=for_coach, at=now, for_client=for_client)
    if not for_client:
        _hide_marks(booking)


def _hide_marks(booking: Booking) -> None:
    """What was undone the client never reads again."""
    for mark in booking.events.filter(what__in=MARKS):
        hide_from_client(client=booking.client, kinds=[f"booking.{each}" for each in MARKS], at=mark.at)
