"""Sessions taken from what a client has left: reserved when booked, given back when canceled, used when held.

Each is taken from the lot that ends first of those that last until its day.
"""

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.booking import bookings, locking
from coaching.booking.models import AppointmentType, Booking
from coaching.payments.account import lots, mails
from coaching.payments.models import LedgerEntry, Lot
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.zones import spoken

Kind = LedgerEntry.Kind


class NothingLeft(bookings.BookingError):
    """The client has no session left to book with."""

    def __init__(self) -> None:
        super().__init__(_("You have no session left. Choose a package first, then come back: the times stay open."))


class AllEnded(NothingLeft):
    """The client had sessions left when their last day passed: `day` in words; `lot` is the one that ended last."""

    def __init__(self, lot: Lot) -> None:
        self.lot = lot
        self.day = date_format(_last_day(lot))
        words = _("Your sessions ended on %(day)s. Ask for more time, or choose a package.")
        bookings.BookingError.__init__(self, words % {"day": self.day})


class OnHold(NothingLeft):
    """All that the client has left is frozen."""

    def __init__(self) -> None:
        words = _("Your sessions are on hold while a payment is looked into. They can be booked again once that is settled.")
        bookings.BookingError.__init__(self, words)


class AfterTheEnd(bookings.BookingError):
    """The day lies behind the last one, `day` in words, of all that the client has; `lot` is the one that ends last."""

    def __init__(self, lot: Lot) -> None:
        self.lot, self.day = lot, date_format(_last_day(lot))
        super().__init__(until_words(lot))


def until_words(lot: Lot) -> str:
    """What someone reads who wants a day after the last one."""
    words = _("Your sessions can take place until %(day)s. Choose a day until then, or ask for more time.")
    return words % {"day": date_format(_last_day(lot))}


def _last_day(lot: Lot) -> date:
    assert lot.expires_on is not None
    return lot.expires_on


@transaction.atomic
def book_session(
    *,
    client: Client,
    appointment_type: AppointmentType,
    start: datetime,
    now: datetime | None = None,
    any_time: bool = False,
    tell: bool = True,
) -> Booking:
    """Books `start` (aware) and reserves a session for it, both or neither; `any_time` and `tell` as in `bookings.book`.

    Raises NothingLeft, AfterTheEnd, SlotTaken, BookingError.
    """
    now = now or timezone.now()
    client = lots.locked(client)
    locking.refuse_who_leaves(client, start, now)
    lot = lot_for(client, start, now) if appointment_type.takes_credit else None
    guest = {"name": client.name, "email": client.email, "phone": client.phone, "zone": client.timezone}
    booking = bookings.book(
        appointment_type=appointment_type,
        start=start,
        guest=guest,
        now=now,
        client=client,
        credit_ok=True,
        any_time=any_time,
        tell=tell,
    )
    if lot:
        reason = _("Booked: %(what)s") % {"what": _what(booking)}
        lots.write(lot=lot, kind=Kind.RESERVED, delta=-1, reason=reason, at=now, booking=booking)
    return booking


def lot_for(client: Client, start: datetime, now: datetime) -> Lot:
    """The lot from which a session at `start` is taken. Raises NothingLeft, AllEnded, OnHold, AfterTheEnd."""
    found = [lot for lot, _count in lots.with_free(client, now)]
    if not found:
        raise why_nothing_is_left(client, now)
    day = _day(client, start)
    lasting = [lot for lot in found if lot.covers(day)]
    if not lasting:
        raise AfterTheEnd(found[-1])
    return lasting[0]


def why_nothing_is_left(client: Client, now: datetime) -> NothingLeft:
    """The refusal for a client without a session to book with."""
    if any(lot.held for lot in lots.with_sums(client.lots.filter(frozen=True))):
        return OnHold()
    if ended := lots.lately_ended(client, now):
        return AllEnded(ended[-1])
    return NothingLeft()


def lots_to_move(booking: Booking, now: datetime) -> list[Lot]:
    """Those that a booking's session may be taken from wherever it moves to: its own, and those with a free one."""
    own = lots.lot_of(booking)
    return [own, *(lot for lot, _count in lots.with_free(booking.client, now) if lot != own)] if own else []


def move(booking: Booking, *, by_coach: bool, now: datetime) -> None:
    """After a booking moved: its session is taken from a lot that lasts until the new day.

    Without one a client is refused (AfterTheEnd); a coach may let the session take place after the end.
    """
    lots.locked(booking.client)
    found, day = lots_to_move(booking, now), _day(booking.client, booking.start)
    if not found or found[0].covers(day):
        return
    lasting = [lot for lot in found if lot.covers(day)]
    if lasting:
        _exchange(booking, found[0], lasting[0], now)
    elif by_coach:
        _say(booking, found[0], _("Moved past the last day, as an exception: %(what)s"), now, kind=Kind.MOVED)
    else:
        raise AfterTheEnd(max(found, key=_last_day))


def _exchange(booking: Booking, old: Lot, new: Lot, now: datetime) -> None:
    reason = _("Moved: %(what)s") % _named(booking)
    lots.write(lot=new, kind=Kind.MOVED, delta=-1, reason=reason, at=now, booking=booking)
    lots.write(lot=old, kind=Kind.MOVED, delta=1, reason=reason, at=now, booking=booking)
    lots.close_out(old, now)


def give_back(booking: Booking, reason: str, now: datetime) -> Lot | None:
    """A session returns to the lot it was taken from, which is returned; what its last day or a freeze means follows at once."""
    lot = lots.lot_of(booking)
    if lot is None:
        return None
    lots.write(lot=lot, kind=Kind.RELEASED, delta=1, reason=reason % _named(booking), booking=booking, at=now)
    lots.close_out(lot, now)
    return lot


def use(booking: Booking, reason: str, now: datetime) -> None:
    """A reserved session is used up: the count does not change, the account says why."""
    if lot := lots.lot_of(booking):
        used = booking.ledger.filter(kind=Kind.USED).exists()
        _say(booking, lot, reason, now, kind=Kind.ADJUSTED if used else Kind.USED)


def reserve_again(booking: Booking, now: datetime) -> None:
    """A session that was marked wrongly is reserved again: the count does not change, the account says why."""
    if lot := lots.lot_of(booking):
        _say(booking, lot, _("The mark was wrong, so it's reserved again: %(what)s"), now)


def can_be_forgiven(booking: Booking) -> bool:
    """Whether its client canceled it late or missed it, and it still counts as used."""
    canceled = booking.status == Booking.Status.CANCELED and booking.canceled_by == "guest"
    return (canceled or booking.status == Booking.Status.NO_SHOW) and lots.lot_of(booking) is not None


@transaction.atomic
def forgive(*, booking: Booking, by: User, now: datetime | None = None) -> Lot | None:
    """The coach gives back what a late cancellation or a missed session cost, and the client is told. Returns its lot; None
    when there is nothing to forgive, or no longer."""
    now = now or timezone.now()
    lots.locked(booking.client)
    booking = Booking.objects.with_details().get(pk=booking.pk)
    if not can_be_forgiven(booking):
        return None
    missed = booking.status == Booking.Status.NO_SHOW
    reason = _("Missed, and forgiven: %(what)s") if missed else _("Canceled late, and forgiven: %(what)s")
    lot = give_back(booking, reason, now)
    assert lot is not None
    mails.forgiven(booking, lot, now)
    return lot


def _say(booking: Booking, lot: Lot, reason: str, now: datetime, kind: str = Kind.ADJUSTED) -> None:
    """An entry that changes no count."""
    lots.write(lot=lot, kind=kind, delta=0, reason=reason % _named(booking), booking=booking, at=now)


def _day(client: Client, start: datetime) -> date:
    return today(start, client.timezone)


def _named(booking: Booking) -> dict[str, str]:
    return {"what": _what(booking)}


def _what(booking: Booking) -> str:
    """The session in the client's words and zone: several bookings must be told apart."""
    return f"{booking.appointment_type.title}, {spoken(booking.start, booking.client.timezone)}"
