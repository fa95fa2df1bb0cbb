"""Sessions taken from what a client has left: reserved when booked, given back when canceled, used when held.

Each is taken from the lot that ends first of those that last until its day.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.booking import bookings
from coaching.booking.models import AppointmentType, Booking
from coaching.payments.account import lots
from coaching.payments.models import LedgerEntry, Lot
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.zones import spoken

Kind = LedgerEntry.Kind


class NothingLeft(bookings.BookingError):
    """The client has no session left to book with."""

    def __init__(self) -> None:
        super().__init__(_("You have no session left. Choose a package first, then come back: the times stay open."))


class AfterTheEnd(bookings.BookingError):
    """The day lies behind the last day of every session that the client has; `lot` is the one that ends last."""

    def __init__(self, lot: Lot) -> None:
        self.lot = lot
        assert lot.expires_on is not None
        words = _("Your sessions can take place until %(day)s. Choose a day until then, or ask for more time.")
        super().__init__(words % {"day": date_format(lot.expires_on)})


@transaction.atomic
def book_session(
    *, client: Client, appointment_type: AppointmentType, start: datetime, now: datetime | None = None, any_time: bool = False
) -> Booking:
    """Books `start` (aware) and reserves a session for it, both or neither; `any_time` as in `bookings.book`.

    Raises NothingLeft, AfterTheEnd, SlotTaken, BookingError.
    """
    now = now or timezone.now()
    client = lots.locked(client)
    lot = lot_for(client, start, now) if appointment_type.takes_credit else None
    guest = {"name": client.name, "email": client.email, "phone": client.phone, "zone": client.timezone}
    booking = bookings.book(
        appointment_type=appointment_type, start=start, guest=guest, now=now, client=client, credit_ok=True, any_time=any_time
    )
    if lot:
        reason = _("Booked: %(what)s") % {"what": _what(booking)}
        lots.write(lot=lot, kind=Kind.RESERVED, delta=-1, reason=reason, at=now, booking=booking)
    return booking


def lot_for(client: Client, start: datetime, now: datetime) -> Lot:
    """The lot from which a session at `start` is taken. Raises NothingLeft, AfterTheEnd."""
    found = [lot for lot, _count in lots.with_free(client, now)]
    if not found:
        raise NothingLeft
    day = _day(client, start)
    lasting = [lot for lot in found if lot.covers(day)]
    if not lasting:
        raise AfterTheEnd(found[-1])
    return lasting[0]


def move(booking: Booking, *, by_coach: bool) -> None:
    """After a booking moved: its session is taken from a lot that lasts until the new day.

    Without one a client is refused (AfterTheEnd); a coach may let the session take place after the end.
    """
    lot = lots.lot_of(booking)
    day = _day(booking.client, booking.start)
    if lot is None or lot.covers(day):
        return
    now = timezone.now()
    lasting = [each for each, _count in lots.with_free(lots.locked(booking.client), now) if each.covers(day)]
    if lasting:
        _exchange(booking, lot, lasting[0], now)
    elif by_coach:
        _say(booking, lot, _("Moved past the last day by your coach: %(what)s"), kind=Kind.MOVED)
    else:
        raise AfterTheEnd(lot)


def _exchange(booking: Booking, old: Lot, new: Lot, now: datetime) -> None:
    reason = _("Moved: %(what)s") % _named(booking)
    lots.write(lot=new, kind=Kind.MOVED, delta=-1, reason=reason, at=now, booking=booking)
    lots.write(lot=old, kind=Kind.MOVED, delta=1, reason=reason, at=now, booking=booking)
    lots.close_out(old, now)


def give_back(booking: Booking, reason: str = "") -> None:
    """A canceled session returns to the lot it was taken from; what that lot's last day or a freeze means follows at once."""
    lot = lots.lot_of(booking)
    if lot is None:
        return
    reason = (reason or _("Canceled: %(what)s")) % _named(booking)
    lots.write(lot=lot, kind=Kind.RELEASED, delta=1, reason=reason, booking=booking)
    lots.close_out(lot, timezone.now())


def use(booking: Booking, reason: str) -> None:
    """A reserved session is used up: the count does not change, the account says why."""
    lot = lots.lot_of(booking)
    if lot is None:
        return
    used = booking.ledger.filter(kind=Kind.USED).exists()
    _say(booking, lot, reason) if used else _say(booking, lot, reason, kind=Kind.USED, booking=booking)


def reserve_again(booking: Booking) -> None:
    """A session that was marked wrongly is reserved again: the count does not change, the account says why."""
    if lot := lots.lot_of(booking):
        _say(booking, lot, _("The mark was wrong, so it's reserved again: %(what)s"))


def _say(booking: Booking, lot: Lot, reason: str, /, kind: str = Kind.ADJUSTED, **references: Any) -> None:
    """An entry that changes no count. Each kind stands once for a booking, so corrections stand by themselves."""
    lots.write(lot=lot, kind=kind, delta=0, reason=reason % _named(booking), **references)


def _day(client: Client, start: datetime) -> date:
    return today(start, client.timezone)


def _named(booking: Booking) -> dict[str, str]:
    return {"what": _what(booking)}


def _what(booking: Booking) -> str:
    """The session in the client's words and zone: several bookings must be told apart."""
    return f"{booking.appointment_type.title}, {spoken(booking.start, booking.client.timezone)}"
