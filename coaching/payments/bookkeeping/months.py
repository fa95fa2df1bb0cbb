"""Money by month and currency, by the practice's calendar: what came in and what went back in each month."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from coaching.payments.bookkeeping import modes, sales
from coaching.payments.models import Dispute, Payment, Refund
from coaching.payments.money import money
from coaching.practice.days import start_of, today
from coaching.practice.models import PracticeSettings

MONTHS = 24
HEIGHT, STEP, GAP = 72, 26, 6  # of the chart, in its own units
Kind = tuple[bool, str]  # whether it only pretends, and the currency
Cells = dict[tuple[Kind, date], dict[str, int]]


@dataclass(frozen=True)
class Month:
    """Amounts in the currency's smallest unit. `month` is its first day; `x` and `height` place its bar in the chart."""

    month: date
    currency: str
    received: int
    refunded: int
    lost: int
    x: int = 0
    height: int = 0

    @property
    def net(self) -> int:
        return self.received - self.refunded - self.lost

    @property
    def top(self) -> int:
        return HEIGHT - self.height

    @property
    def texts(self) -> dict[str, str]:
        return {name: money(getattr(self, name), self.currency) for name in ("received", "refunded", "lost", "net")}


@dataclass(frozen=True)
class Currency:
    """The months of one currency, the oldest first, and their sum: of real money, or of what only pretends (`is_test`)."""

    code: str
    is_test: bool
    months: list[Month]
    total: Month

    @property
    def title(self) -> str:
        return modes.titled(self.code, is_test=self.is_test)


def by_month(user: User, now: datetime) -> list[Currency]:
    """The last 24 months of the money of this person's clients, from the first in which any moved. Three queries.

    What went back counts in the month in which it did. A dispute counts once it is lost.
    """
    zone = PracticeSettings.load().timezone
    first = _first(now, zone)
    cells = _cells(user, first, zone)
    running = today(now, zone).replace(day=1)
    return [_currency(kind, cells, running) for kind in sorted({kind for kind, _month in cells})]


def tests_left_out(user: User, now: datetime) -> int:
    """How many payments of the same months only pretended, and are in no sum. At most one query."""
    first = _first(now, PracticeSettings.load().timezone)
    return modes.left_out(Payment.objects.visible_to(user).filter(on__gte=first))


def left_out(user: User, now: datetime) -> tuple[int, date]:
    """How many payments fit no sale, and so are in no sum, in the same months, and the first day of these. One query."""
    zone = PracticeSettings.load().timezone
    first = _first(now, zone)
    return sales.misfits(user).filter(noticed_at__gte=start_of(first, zone)).count(), first


def _first(now: datetime, zone: str) -> date:
    return _back(today(now, zone).replace(day=1), MONTHS - 1)


def _cells(user: User, first: date, zone: str) -> Cells:
    refunds = Refund.objects.visible_to(user).filter(sales.REFUNDED, on__gte=first)
    disputes = Dispute.objects.visible_to(user).lost().filter(closed_at__isnull=False)
    payments = Payment.objects.visible_to(user).filter(on__gte=first)
    cells: Cells = defaultdict(lambda: {"received": 0, "refunded": 0, "lost": 0})
    lost_in = TruncMonth("closed_at", tzinfo=ZoneInfo(zone))
    _add(cells, "received", modes.summed(payments), "purchase__currency", TruncMonth("on"))
    _add(cells, "refunded", modes.summed(refunds, "payment"), "payment__purchase__currency", TruncMonth("on"))
    _add(cells, "lost", modes.summed(disputes, "payment"), "payment__purchase__currency", lost_in, "gone")
    return {key: amounts for key, amounts in cells.items() if key[1] >= first}


def _add(cells: Cells, name: str, rows: QuerySet[Any, Any], currency: str, month: TruncMonth, amounts: str = "amount") -> None:
    found = rows.order_by().annotate(month=month).values_list("is_test", currency, "month").annotate(sum=Sum(amounts))
    for is_test, code, start, amount in found:
        cells[(is_test, code), start.date() if isinstance(start, datetime) else start][name] += amount


def _currency(kind: Kind, cells: Cells, running: date) -> Currency:
    is_test, code = kind
    begun = min(month for each, month in cells if each == kind)
    last = max(running, max(month for each, month in cells if each == kind))  # someone may have noted a later day
    highest = max([amounts["received"] for (each, _month), amounts in cells.items() if each == kind] + [1])
    months = []
    for index, month in enumerate(_from(begun, last)):
        amounts = cells.get((kind, month), {"received": 0, "refunded": 0, "lost": 0})
        height = round(amounts["received"] / highest * HEIGHT)
        months.append(Month(month, code, **amounts, x=index * STEP, height=height))
    total = {name: sum(getattr(each, name) for each in months) for name in ("received", "refunded", "lost")}
    return Currency(code, is_test, months, Month(begun, code, **total))


def _from(first: date, last: date) -> list[date]:
    months = [first]
    while months[-1] < last:
        months.append(_back(months[-1], -1))
    return months


def _back(month: date, count: int) -> date:
    """The first day of the month so many before."""
    number = month.year * 12 + month.month - 1 - count
    return date(number // 12, number % 12 + 1, 1)
