"""The columns that the list can be ordered by, and the order that an address asks for."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from coaching.desk.attention import reasons_of
from coaching.modules import Attention
from coaching.people.models import Client
from coaching.practice.lazy_text import StrOrPromise
from coaching.practice.ordering import Heading, heading

FALLBACK = "name"
WAITS = "waits"  # by what waits longest: computed, and no column of the database


@dataclass(frozen=True)
class Column:
    """A heading; `field` is what the database orders by, empty for one that can't be ordered. `first` is what one press gives:
    "-" for the largest or latest first."""

    key: str
    title: StrOrPromise
    field: str = ""
    first: str = ""


COLUMNS = [
    Column("name", _("Name"), "name"),
    Column("last", _("Last session"), "last_session", "-"),
    Column("next", _("Next session"), "next_session"),
    Column("left", _("Left"), "left", "-"),
    Column("until", _("Until"), "left_until"),
    Column("paid", _("Paid")),
    Column("remark", _("Remark")),
    Column(WAITS, _("Waits for you")),
    Column("does", _("Lately")),
    Column("active", _("Active"), "last_active_at", "-"),
    Column("stage", _("Stage"), "stage"),
]
LEFT = frozenset({"left", "left_until"})  # columns that `balance.with_left` makes
_ORDERED = {column.key: column for column in COLUMNS if column.field or column.key == WAITS}


def read(asked: str) -> str:
    """The order that an address asks for, such as `-left`; by name for one that doesn't exist."""
    return asked if asked.removeprefix("-") in _ORDERED else FALLBACK


def needs_what_is_left(order: str) -> bool:
    return order.removeprefix("-") in _ORDERED and _ORDERED[order.removeprefix("-")].field in LEFT


def by_waiting(
    clients: QuerySet[Client], order: str, now: datetime
) -> tuple[QuerySet[Client] | list[Client], dict[int, list[Attention]] | None]:
    """(the clients as `ordered` gives them, None), or by what has waited longest for the coach, with the reasons."""
    if order.removeprefix("-") != WAITS:
        return ordered(clients, order), None
    found = list(clients.order_by("name", "pk"))
    reasons = reasons_of(found, now)
    since = {pk: min(each.since for each in rows) for pk, rows in reasons.items()}
    waiting = sorted((each for each in found if each.pk in since), key=lambda each: since[each.pk], reverse=order.startswith("-"))
    return [*waiting, *(each for each in found if each.pk not in since)], reasons


def ordered(clients: QuerySet[Client], order: str) -> QuerySet[Client]:
    """The clients (as `overview.listed` gives them) in that order; whoever has nothing there comes last."""
    field = F(_ORDERED[order.removeprefix("-")].field)
    first = field.desc(nulls_last=True) if order.startswith("-") else field.asc(nulls_last=True)
    return clients.order_by(first, "name", "pk")


def headings(order: str) -> list[Heading]:
    """All headings of a list in that order."""
    return [_heading(column, order) for column in COLUMNS]


def _heading(column: Column, order: str) -> Heading:
    return heading(column.title, column.key, order, column.first) if column.key in _ORDERED else Heading(column.title)
