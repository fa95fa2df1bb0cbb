"""What is left, of what, until when, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, DateField, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.payments.account import lots
from coaching.payments.models import LedgerEntry, Lot
from coaching.people.among import among
from coaching.people.models import Client
from coaching.practice.days import by_day, today
from coaching.practice.reading_once import once

SOON = timedelta(days=30)


@dataclass(frozen=True)
class LotLeft:
    """What one lot has left: `expires_on` is its last day on the client's calendar, which it has had `since` then (aware)."""

    lot: int
    title: str
    count: int
    expires_on: date | None
    since: datetime | None = None
    is_given: bool = False


@dataclass(frozen=True)
class Left:
    """What a client has left: `lots` are those that something can be booked from, the earliest-ending first."""

    count: int = 0
    lots: tuple[LotLeft, ...] = ()

    @property
    def words(self) -> str:
        """How much and until when: "2 until June 1, 2026, 1 without a last day"; "3" when none of it ends."""
        days = {lot.expires_on: sum(each.count for each in self.lots if each.expires_on == lot.expires_on) for lot in self.lots}
        if not self.ends:
            return str(self.count)
        return ", ".join(_until(count, day) for day, count in days.items())

    @property
    def sentence(self) -> str:
        """The same to the client: "You have 2 sessions left, until June 1, 2026." """
        if self.count < 1:
            return _("You have no sessions left.")
        words = ngettext("You have %(count)d session left", "You have %(count)d sessions left", self.count) % {
            "count": self.count
        }
        if self.until is None:
            return _("%(left)s.") % {"left": words}
        if len({lot.expires_on for lot in self.lots}) == 1:
            return _("%(left)s, until %(day)s.") % {"left": words, "day": date_format(self.until)}
        return _("%(left)s: %(words)s.") % {"left": words, "words": self.words}

    @property
    def ends(self) -> bool:
        """Whether any of it has a last day."""
        return self.until is not None

    @property
    def until(self) -> date | None:
        """The first last day of it, a date of the client's."""
        return next((lot.expires_on for lot in self.lots), None)

    def soon(self, day: date) -> list[LotLeft]:
        """Those that end within thirty days from `day`, a date of the client's."""
        return [lot for lot in self.lots if lot.expires_on and lot.expires_on <= day + SOON]


def of(clients: Iterable[Client], now: datetime | None = None) -> dict[int, Left]:
    """{client id: what is left and until when} in one query; a client without an open lot is not in it.

    A lot that is over by the client's calendar or frozen is not in it, whether or not its entries say so yet. The parts of one
    page that ask about the same clients share the answer.
    """
    asked, moment = frozenset(client.pk for client in clients), now or timezone.now()
    return once(("left", asked, moment), lambda: _left_of(clients, moment))


def _left_of(clients: Iterable[Client], now: datetime) -> dict[int, Left]:
    rows = (
        LedgerEntry.objects.filter(client__in=among(clients), lot__frozen=False)
        .order_by()
        .values_list(
            "client_id", "client__timezone", "lot_id", "lot__title", "lot__expires_on", "lot__purchase", "lot__created_at"
        )
        .annotate(left=Sum("delta"), extended=Max("at", filter=Q(kind=LedgerEntry.Kind.EXTENDED)))
    )
    found: dict[int, list[LotLeft]] = {}
    for client, zone, lot, title, expires_on, purchase, begun, count, extended in sorted(rows, key=_by_end):
        if expires_on is None or expires_on >= today(now, zone):
            found.setdefault(client, []).append(LotLeft(lot, title, count, expires_on, extended or begun, not purchase))
    return {client: _left(lots) for client, lots in found.items()}


def _by_end(row: tuple[Any, ...]) -> tuple[date, int]:
    _client, _zone, lot, _title, expires_on, *_rest = row
    return expires_on or date.max, lot


def with_left(clients: QuerySet[Client], now: datetime) -> QuerySet[Client]:
    """The clients, each with `left`, the count that `of` gives (0 without an open lot), and `left_until`, the first last day of
    it or None: what a list is ordered by. One query to learn the zones."""
    zoned = clients.order_by().values_list("timezone", named=True).distinct()
    days = [When(timezone__in=[each.timezone for each in here], then=Value(day)) for day, here in by_day(zoned, now).items()]
    open_lots = Lot.objects.filter(
        Q(expires_on=None) | Q(expires_on__gte=OuterRef("own_day")), client=OuterRef("pk"), frozen=False
    )
    sums = open_lots.order_by().values("client").annotate(sum=Sum("entries__delta")).values("sum")
    filled = open_lots.annotate(free=Sum("entries__delta")).filter(free__gt=0, expires_on__isnull=False).order_by("expires_on")
    clients = clients.annotate(own_day=Case(*days, default=Value(now.date()), output_field=DateField()))
    return clients.annotate(left=Coalesce(Subquery(sums), 0), left_until=Subquery(filled.values("expires_on")[:1]))


def _left(lots: list[LotLeft]) -> Left:
    return Left(sum(lot.count for lot in lots), tuple(lot for lot in lots if lot.count > 0))


def _until(count: int, day: date | None) -> str:
    if day is None:
        return ngettext("%(count)d without a last day", "%(count)d without a last day", count) % {"count": count}
    return _("%(count)d until %(day)s") % {"count": count, "day": date_format(day)}


def of_client(client: Client, now: datetime | None = None) -> Left:
    """What one client has left, the reserved ones already taken off."""
    return of([client], now).get(client.pk, Left())


def left_of(clients: Iterable[Client], now: datetime | None = None) -> dict[int, int]:
    """{client id: sessions left} in one query; a client without an open lot is not in it."""
    return {client: left.count for client, left in of(clients, now).items()}


def left(client: Client, now: datetime | None = None) -> int:
    """Sessions left of one client, the reserved ones already taken off."""
    return of_client(client, now).count


def left_sentence(client: Client, now: datetime | None = None) -> str:
    """What is left, to the client: for an email."""
    count, held = left(client, now), on_hold(client)
    words = ngettext("You have %(count)d session left.", "You have %(count)d sessions left.", count) % {"count": count}
    on_top = ngettext("%(count)d more is on hold.", "%(count)d more are on hold.", held) % {"count": held}
    return f"{words} {on_top}" if held else words


def on_hold(client: Client) -> int:
    """Sessions of the client that nobody has used, and that a bank's question keeps from being booked."""
    return sum(lots.unused_in(Lot.objects.filter(client=client, frozen=True)).values())


def when_to_book(lot: Lot, now: datetime | None = None) -> str:
    """Until when sessions of a lot can take place, to the client: for an email about sessions that came in."""
    if lot.expires_on is None:
        return _("Choose a time whenever you like.")
    if lot.is_over(today(now or timezone.now(), lot.client.timezone)):
        return _("The last day for a session was %(day)s.") % {"day": date_format(lot.expires_on)}
    return _("The last day for a session is %(day)s. Choose a time while there are many.") % {"day": date_format(lot.expires_on)}


def ends(lot: LotLeft, *, for_coach: bool = False) -> str:
    """ "2 sessions of “Four sessions” end on December 20", of a lot that ends soon."""
    words = ngettext(
        "%(count)d session of “%(title)s” ends on %(day)s", "%(count)d sessions of “%(title)s” end on %(day)s", lot.count
    )
    if lot.is_given and for_coach:
        words = ngettext("%(count)d given session ends on %(day)s", "%(count)d given sessions end on %(day)s", lot.count)
    elif lot.is_given:
        words = ngettext(
            "%(count)d session that your coach gave you ends on %(day)s",
            "%(count)d sessions that your coach gave you end on %(day)s",
            lot.count,
        )
    assert lot.expires_on is not None
    return words % {"count": lot.count, "title": lot.title, "day": date_format(lot.expires_on, "F j")}


def last_day(lot: Lot, now: datetime) -> str:
    """When its last day is, or was, to the coach; "" where it has none."""
    if lot.expires_on is None:
        return ""
    if lot.is_over(today(now, lot.client.timezone)):
        return _("The last day was %(day)s: it has ended.") % {"day": date_format(lot.expires_on)}
    return _("The last day is %(day)s.") % {"day": date_format(lot.expires_on)}
