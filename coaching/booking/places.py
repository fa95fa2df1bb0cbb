"""Where a booking takes place, in words: the link of a call, or who calls whom and at which number."""

import hashlib
from base64 import b32encode
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.booking.models import AppointmentType, Booking
from coaching.practice.url_parts import parts_of

CODE = "{code}"  # stands in a coach's link for what only one booking has
Place = AppointmentType.Place
LINK_TO_COME = gettext_lazy("%(coach)s sends you the link before the call")
NO_LINK_YET = gettext_lazy("you have named no link yet, and %(guest)s waits for it")
ADDRESS_TO_COME = gettext_lazy("%(coach)s sends you the address before the day")
NO_ADDRESS_YET = gettext_lazy("you have named no address yet, and %(guest)s waits for it")


def call_link(booking: Booking) -> str:
    """The link at which this booking's video call begins, or "". It stays the same however often the booking moves."""
    kind = booking.appointment_type
    if kind.place != Place.VIDEO or parts_of(kind.place_details).scheme not in ("https", "http"):
        return ""
    return kind.place_details.replace(CODE, code_of(booking))


def code_of(booking: Booking) -> str:
    """Twelve letters and digits that nobody finds who doesn't know the booking."""
    return b32encode(hashlib.sha256(b"call" + booking.uid.bytes).digest()).decode()[:12].lower()


def where(booking: Booking, *, for_coach: bool = False) -> str:
    """The place in words, for the guest or for the coach."""
    kind = booking.appointment_type
    if kind.place == Place.PHONE:
        return _joined(booking, _call(booking, for_coach))
    return _joined(booking, place_of(booking) or _to_come(booking, for_coach))


def where_of_all(booked: Sequence[Booking]) -> str:
    """The place of several bookings of one kind: without a link that only one of them has."""
    first = booked[0]
    return _joined(first, "") if has_own_links(first.appointment_type) else where(first)


def in_feed(booking: Booking) -> str:
    """As the coach's own calendars have it: nobody's number."""
    return _joined(booking, place_of(booking))


def has_own_links(kind: AppointmentType) -> bool:
    """Whether each booking has a link of its own."""
    return CODE in kind.place_details


def place_of(booking: Booking) -> str:
    return call_link(booking) or booking.appointment_type.place_details


def number(booking: Booking, *, for_coach: bool = False) -> str:
    """The number that this reader has to dial, or ""."""
    kind = booking.appointment_type
    if kind.place != Place.PHONE or kind.calls_guest != for_coach:
        return ""
    return booking.client.phone if for_coach else kind.place_details


def _call(booking: Booking, for_coach: bool) -> str:
    kind = booking.appointment_type
    dialed = booking.client.phone if kind.calls_guest else kind.place_details
    return (_said_to_coach(kind, dialed) if for_coach else _said_to_guest(kind, dialed)) % {
        "guest": booking.guest_name,
        "coach": booking.coach.name,
        "number": dialed,
    }


def _to_come(booking: Booking, for_coach: bool) -> str:
    """What is said while the coach has named no link and no address."""
    names = {"guest": booking.guest_name, "coach": booking.coach.name}
    if booking.appointment_type.place == Place.VIDEO:
        return (NO_LINK_YET if for_coach else LINK_TO_COME) % names
    return (NO_ADDRESS_YET if for_coach else ADDRESS_TO_COME) % names


def _said_to_guest(kind: AppointmentType, dialed: str) -> str:
    if not dialed:
        return _("%(coach)s calls you. We have no number of yours yet: please reply with it.")
    return _("%(coach)s calls you at %(number)s") if kind.calls_guest else _("you call %(coach)s at %(number)s")


def _said_to_coach(kind: AppointmentType, dialed: str) -> str:
    if not dialed:
        return _("you call %(guest)s, whose number isn't known yet")
    return _("you call %(guest)s at %(number)s") if kind.calls_guest else _("%(guest)s calls you at %(number)s")


def _joined(booking: Booking, details: str) -> str:
    return ": ".join(filter(None, [str(booking.appointment_type.get_place_display()), details]))
