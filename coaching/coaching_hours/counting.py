"""The log of coaching hours: what each held session counts as, and the lines that a credential asks for.

A session counts as paid when it was taken from sessions that someone paid for, as pro bono when it was a gift or nothing says
otherwise; a first call counts as nothing. A session from before the practice came here is what was said of it then. A coach may
correct each (`correcting.py`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import QuerySet, Sum

from coaching.booking.models import Booking
from coaching.coaching_hours.models import HoursCorrection
from coaching.payments.bookkeeping import modes
from coaching.payments.models import LedgerEntry, Purchase
from coaching.people.models import Client
from coaching.practice.days import end_of, start_of, today

CountsAs = HoursCorrection.CountsAs
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Counted:
    """A held session: the date it was on in the practice's zone, and what it counts as."""

    booking: Booking
    on: date
    minutes: int
    counts_as: str
    people: int = 1
    is_corrected: bool = False

    @property
    def words(self) -> str:
        return str(CountsAs(self.counts_as).label)


@dataclass(frozen=True)
class Line:
    """Sessions of one client with so many people in them, or those of all `clients` who are not named (`client` is None)."""

    client: Client | None
    people: int
    first: date
    last: date
    paid: int
    pro_bono: int
    clients: int = 1

    @property
    def paid_hours(self) -> Decimal:
        return hours(self.paid)

    @property
    def pro_bono_hours(self) -> Decimal:
        return hours(self.pro_bono)


def hours(minutes: int) -> Decimal:
    """Minutes as hours of sixty minutes, with two decimals."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)


def counted(clients: QuerySet[Client], first: date, last: date, zone: str) -> list[Counted]:
    """Every session and call with these clients that was held from `first` through `last` in the IANA zone, the earliest first.

    Two queries for any number.
    """
    held = Booking.objects.filter(client__in=clients, status=Booking.Status.HELD)
    held = held.filter(start__gte=start_of(first, zone), start__lt=end_of(last, zone))
    rows = held.select_related("client__listing_consent", "appointment_type", "hours_correction", "past").order_by("start", "pk")
    paid = _paid(held)
    return [_counted(booking, booking.pk in paid, zone) for booking in rows]


def of_booking(booking: Booking, zone: str) -> Counted:
    """What one held session counts as."""
    return _counted(booking, bool(_paid(Booking.objects.filter(pk=booking.pk))), zone)


def _counted(booking: Booking, is_paid: bool, zone: str) -> Counted:
    correction = getattr(booking, "hours_correction", None)
    return Counted(
        booking,
        today(booking.start, zone),
        (booking.end - booking.start) // A_MINUTE,
        correction.counts_as if correction else _by_itself(booking, is_paid),
        correction.people if correction else 1,
        correction is not None,
    )


def _by_itself(booking: Booking, is_paid: bool) -> str:
    if past := getattr(booking, "past", None):
        return CountsAs.PAID if past.paid else CountsAs.PRO_BONO
    if is_paid:
        return CountsAs.PAID
    return CountsAs.PRO_BONO if booking.appointment_type.takes_credit else CountsAs.NOTHING


def _paid(bookings: QuerySet[Booking]) -> set[int]:
    """Those of the bookings whose session is taken from a lot that was bought for more than nothing, and with real money once
    the practice takes that."""
    sold = modes.counted(Purchase.objects.filter(price__gt=0)).values("pk")
    entries = LedgerEntry.objects.filter(booking__in=bookings.order_by(), lot__purchase__in=sold)
    taken = entries.order_by().values("booking").annotate(sum=Sum("delta")).filter(sum__lt=0)
    return set(taken.values_list("booking", flat=True))


def lines(sessions: Iterable[Counted]) -> list[Line]:
    """The log's lines by name: one for each client who agreed to be named and size of group; the others are one sum, the last."""
    named: dict[tuple[int, int], list[Counted]] = {}
    unnamed: list[Counted] = []
    for each in sessions:
        if each.counts_as == CountsAs.NOTHING:
            continue
        client = each.booking.client
        (named.setdefault((client.pk, each.people), []) if hasattr(client, "listing_consent") else unnamed).append(each)
    found = [_line(rows[0].booking.client, people, rows) for (_client, people), rows in named.items()]
    found.sort(key=lambda line: (line.client.name.casefold(), line.client.pk, line.people) if line.client else ())
    return [*found, _line(None, 1, unnamed)] if unnamed else found


def _line(client: Client | None, people: int, rows: list[Counted]) -> Line:
    days = [each.on for each in rows]
    minutes = {kind: sum(each.minutes for each in rows if each.counts_as == kind) for kind in CountsAs}
    return Line(
        client,
        people,
        min(days),
        max(days),
        minutes[CountsAs.PAID],
        minutes[CountsAs.PRO_BONO],
        len({each.booking.client_id for each in rows}),
    )
