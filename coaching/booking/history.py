"""Records what happens to a booking: for its own page and for the client's timeline."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking, BookingEvent
from coaching.people.timeline import record
from coaching.practice.zones import spoken

SENTENCES = {
    "requested": _("Booked: %(what)s"),
    "moved": _("Moved: %(what)s"),
    "canceled": _("Canceled: %(what)s"),
    "held": _("Held: %(what)s"),
    "no_show": _("Did not come: %(what)s"),
    "reopened": _("Open again: %(what)s"),
}


def note(booking: Booking, what: str, now: datetime) -> None:
    """Writes a step down, and into the client's timeline by the client's clock."""
    BookingEvent.objects.create(booking=booking, what=what, at=now, start=booking.start)
    text = f"{booking.appointment_type.title}, {spoken(booking.start, booking.client.timezone)}"
    record(client=booking.client, kind=f"booking.{what}", text=SENTENCES[what] % {"what": text}, at=now)
