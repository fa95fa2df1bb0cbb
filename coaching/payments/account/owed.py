"""Sessions that are owed: paid for and not held yet, by client and by month."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from coaching.booking.models import Booking
from coaching.payments.account import balance
from coaching.payments.models import LedgerEntry, Lot
from coaching.people.models import Client

Kind = LedgerEntry.Kind
PAID = {"lot__purchase__price__gt": 0}
ON_HOLD = (Kind.FROZEN, Kind.THAWED)


@dataclass(frozen=True)
class Owed:
    """A client's sessions that were not held yet. `free` can be booked, `booked` are booked or over and not marked, `on_hold`
    are frozen; `given` were not paid for, booked or not. `until` is the first last day of what can be booked."""

    free: int = 0
    booked: int = 0
    on_hold: int = 0
    given: int = 0
    left: balance.Left = field(default_factory=balance.Left)

    @property
    def count(self) -> int:
        """Sessions that were paid for and not held."""
        return self.free + self.booked + self.on_hold

    @property
    def until(self) -> date | None:
        return min((lot.expires_on for lot in self.left.lots if lot.expires_on), default=None)


def owed(clients: QuerySet[Client], now: datetime) -> dict[int, Owed]:
    """{client id: what they are owed} of those who have anything to come. Four queries for any number."""
    left = balance.of(clients, now)
    paid = set(Lot.objects.filter(client__in=clients, purchase__price__gt=0).values_list("pk", flat=True))
    free = _split({(client, lot.lot): lot.count for client, mine in left.items() for lot in mine.lots}, paid)
    booked = _split(_taken(clients, booking__status=Booking.Status.BOOKED), paid)
    on_hold = _split(_taken(clients, lot__frozen=True, kind__in=ON_HOLD), paid)
    found = {}
    for pk in {*free, *booked, *on_hold}:
        given = free[pk][1] + booked[pk][1] + on_hold[pk][1]
        found[pk] = Owed(free[pk][0], booked[pk][0], on_hold[pk][0], given, left.get(pk, balance.Left()))
    return {pk: each for pk, each in found.items() if each.count or each.given}


def _taken(clients: QuerySet[Client], **of: Any) -> dict[tuple[int, int], int]:
    """{(client id, lot id): sessions that such entries have taken}."""
    rows = LedgerEntry.objects.filter(client__in=clients, **of).order_by().values_list("client_id", "lot_id")
    return {(client, lot): -taken for client, lot, taken in rows.annotate(taken=Sum("delta"))}


def _split(counts: dict[tuple[int, int], int], paid: set[int]) -> dict[int, list[int]]:
    """{client id: [of lots that were paid for, of the others]}; nothing of whoever is not in it."""
    found: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for (client, lot), count in counts.items():
        found[client][lot not in paid] += count
    return found


def owed_by_month(clients: QuerySet[Client], months: Iterable[date], total: int, zone: str) -> dict[date, int]:
    """{first day of a month: sessions owed at its end}; `total` is what is owed now, and so at the end of the running month.

    It goes back from there: what was bought, given up or held since is taken off again. Two queries.
    """
    tz, paid = ZoneInfo(zone), LedgerEntry.objects.filter(client__in=clients, **PAID).order_by()
    came = paid.filter(booking=None).exclude(kind__in=ON_HOLD).annotate(month=TruncMonth("at", tzinfo=tz))
    went = paid.filter(booking__isnull=False).exclude(booking__status=Booking.Status.BOOKED)
    went = went.annotate(month=TruncMonth("booking__start", tzinfo=tz))
    changes: dict[date, int] = {}
    for rows in (came, went):
        for month, change in rows.values_list("month").annotate(sum=Sum("delta")):
            changes[month.date()] = changes.get(month.date(), 0) + change
    return {month: total - sum(change for later, change in changes.items() if later > month) for month in months}
