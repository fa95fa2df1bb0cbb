"""Sessions taken from what a client has left: reserved when booked, given back when canceled, used when held."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking import bookings
from coaching.booking.models import AppointmentType, Booking
from coaching.payments import balance
from coaching.payments.models import LedgerEntry
from coaching.people.models import Client
from coaching.practice.zones import spoken

Kind = LedgerEntry.Kind


class NothingLeft(bookings.BookingError):
    """The client has no session left to book with."""

    def __init__(self) -> None:
        super().__init__(_("You have no session left. Choose a package first, then come back: the times stay open."))


class TooFewLeft(Exception):
    """More sessions would be taken from a client than there are."""

    def __init__(self, client: Client, left: int) -> None:
        words = ngettext(
            "%(name)s has %(left)d session left. You can't remove more than that.",
            "%(name)s has %(left)d sessions left. You can't remove more than that.",
            left,
        )
        super().__init__(words % {"name": client.name, "left": left})


@transaction.atomic
def book_session(
    *, client: Client, appointment_type: AppointmentType, start: datetime, now: datetime | None = None, any_time: bool = False
) -> Booking:
    """Books `start` (aware) and reserves a session for it, both or neither; `any_time` as in `bookings.book`.

    Raises NothingLeft, SlotTaken, BookingError.
    """
    now = now or timezone.now()
    client = _locked(client)
    if appointment_type.takes_credit and balance.left(client) < 1:
        raise NothingLeft
    guest = {"name": client.name, "email": client.email, "phone": client.phone, "zone": client.timezone}
    booking = bookings.book(
        appointment_type=appointment_type, start=start, guest=guest, now=now, client=client, credit_ok=True, any_time=any_time
    )
    if appointment_type.takes_credit:
        reason = _("Booked: %(what)s") % {"what": _what(booking)}
        balance.write(client=client, kind=Kind.RESERVED, delta=-1, reason=reason, at=now, booking=booking)
    return booking


def give_back(booking: Booking) -> None:
    """A canceled session returns to the client."""
    if _is_reserved(booking):
        reason = _("Canceled: %(what)s") % {"what": _what(booking)}
        balance.write(client=booking.client, kind=Kind.RELEASED, delta=1, reason=reason, booking=booking)


def use(booking: Booking, reason: str) -> None:
    """A reserved session is used up: the count does not change, the account says why."""
    if _is_reserved(booking):
        used = booking.ledger.filter(kind=Kind.USED).exists()
        _say(booking, reason) if used else _say(booking, reason, kind=Kind.USED, booking=booking)


def reserve_again(booking: Booking) -> None:
    """A session that was marked wrongly is reserved again: the count does not change, the account says why."""
    if _is_reserved(booking):
        _say(booking, _("The mark was wrong, so it's reserved again: %(what)s"))


def _say(booking: Booking, reason: str, /, kind: str = Kind.ADJUSTED, **references: Any) -> None:
    """An entry that changes no count. Each kind stands once for a booking, so corrections stand by themselves."""
    balance.write(client=booking.client, kind=kind, delta=0, reason=reason % {"what": _what(booking)}, **references)


@transaction.atomic
def adjust(*, client: Client, delta: int, reason: str, by: User, now: datetime | None = None) -> LedgerEntry:
    """The coach adds or takes sessions by hand: a gift, an off-line payment, a mistake put right. Raises TooFewLeft."""
    left = balance.left(_locked(client))
    if delta < 0 and left + delta < 0:
        raise TooFewLeft(client, left)
    return balance.write(client=client, kind=Kind.ADJUSTED, delta=delta, reason=reason, by=by, at=now)


def _locked(client: Client) -> Client:
    """The client's row, locked, and first of all: whoever locks a coach too does it in this order."""
    return Client.objects.select_for_update(no_key=True).get(pk=client.pk)


def _what(booking: Booking) -> str:
    """The session in the client's words and zone: several bookings must be told apart."""
    return f"{booking.appointment_type.title}, {spoken(booking.start, booking.client.timezone)}"


def _is_reserved(booking: Booking) -> bool:
    kinds = set(booking.ledger.values_list("kind", flat=True))
    return Kind.RESERVED in kinds and Kind.RELEASED not in kinds
