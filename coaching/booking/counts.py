"""How many sessions took place, and how many didn't, by month."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from coaching.booking.models import Booking
from coaching.people.models import Client
from coaching.practice.days import end_of, start_of

Status = Booking.Status


@dataclass(frozen=True)
class Sessions:
    """A month's sessions (its first day), first calls apart. `unmarked` are over, and nobody said how they went."""

    month: date
    held: int = 0
    missed: int = 0
    canceled: int = 0
    unmarked: int = 0


def by_month(clients: QuerySet[Client], first: date, last: date, zone: str, now: datetime) -> list[Sessions]:
    """The months from `first` through `last` in the IANA zone that have any session that has begun or was canceled, the earliest
    first. One query."""
    rows = Booking.objects.filter(client__in=clients, appointment_type__takes_credit=True)
    rows = rows.filter(start__gte=start_of(first, zone), start__lt=end_of(last, zone)).order_by()
    counts = {
        "held": Q(status=Status.HELD),
        "missed": Q(status=Status.NO_SHOW),
        "canceled": Q(status=Status.CANCELED),
        "unmarked": Q(status=Status.BOOKED, end__lte=now),
    }
    found = rows.annotate(month=TruncMonth("start", tzinfo=ZoneInfo(zone))).values("month")
    found = found.annotate(**{name: Count("pk", filter=of) for name, of in counts.items()}).order_by("month")
    months = (Sessions(month.date(), *numbers) for month, *numbers in found.values_list("month", *counts))
    return [each for each in months if each.held or each.missed or each.canceled or each.unmarked]
