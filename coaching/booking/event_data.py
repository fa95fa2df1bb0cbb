"""A booking as programs understand it that read a page: an assistant or a calendar beside the browser."""

from typing import Any

from django.utils.safestring import SafeString

from coaching.booking import places
from coaching.booking.models import AppointmentType, Booking
from coaching.practice.json_ld import filled, script

ONLINE, OFFLINE = "https://schema.org/OnlineEventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode"


def event_script(booking: Booking) -> SafeString | str:
    """For the booking's own page; "" once it is no longer to come."""
    return script(_event(booking)) if booking.is_active and not booking.has_begun() else ""


def _event(booking: Booking) -> dict[str, Any]:
    kind = booking.appointment_type
    return filled(
        kind="Event",
        name=kind.title,
        startDate=booking.start.isoformat(),
        endDate=booking.end.isoformat(),
        eventStatus="https://schema.org/EventScheduled",
        eventAttendanceMode=OFFLINE if kind.place == AppointmentType.Place.ADDRESS else ONLINE,
        location=_location(booking),
        organizer={"@type": "Person", "name": booking.coach.name},
    )


def _location(booking: Booking) -> dict[str, Any]:
    if join := places.call_link(booking):
        return {"@type": "VirtualLocation", "url": join}
    return filled(kind="Place", name=places.place_of(booking) or places.where(booking))
