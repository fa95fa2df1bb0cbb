"""First calls that became clients, by the page that brought them and by month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from coaching.booking.models import Booking
from coaching.people.models import Client
from coaching.pipeline.status import ProspectStatus, prospects
from coaching.practice.days import end_of, start_of, today


@dataclass(frozen=True)
class Calls:
    """People whose first call was in that month, and how far they came. `source` is a page's path, "" for none."""

    month: date
    source: str
    booked: int = 0
    held: int = 0
    offered: int = 0
    clients: int = 0

    def __add__(self, other: "Calls") -> "Calls":
        sums = (getattr(self, name) + getattr(other, name) for name in ("booked", "held", "offered", "clients"))
        return Calls(self.month, self.source, *sums)


def consultations(clients: QuerySet[Client], first: date, last: date, zone: str, now: datetime) -> list[Calls]:
    """The first calls from `first` through `last` in the IANA zone, the earliest month first. One query.

    Someone counts once, in the month of their latest call that was not canceled, and as a client from the day they became
    one, whatever came of it since.
    """
    found = prospects(clients, now).filter(call_at__gte=start_of(first, zone), call_at__lt=end_of(last, zone))
    rows = found.order_by().values_list("call_at", "source", "call_status", "offer__sent_at", "prospect_status")
    return summed(
        Calls(
            today(call_at, zone).replace(day=1),
            source,
            booked=1,
            held=int(call == Booking.Status.HELD),
            offered=int(sent_at is not None),
            clients=int(status == ProspectStatus.CLIENT),
        )
        for call_at, source, call, sent_at, status in rows
    )


def summed(calls: Iterable[Calls]) -> list[Calls]:
    """One for each month and source, in the order of months."""
    found: dict[tuple[date, str], Calls] = {}
    for each in calls:
        key = (each.month, each.source)
        found[key] = found[key] + each if key in found else each
    return [found[key] for key in sorted(found)]
