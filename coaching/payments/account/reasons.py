"""Why a coach may want to look at a client: what is left of their sessions."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse_lazy
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking.models import Booking
from coaching.modules import Act, Attention
from coaching.payments.account import balance
from coaching.payments.models import ExtensionRequest, LedgerEntry, Lot
from coaching.people.among import among
from coaching.people.models import Client
from coaching.practice.days import start_of, today
from coaching.practice.lazy_text import StrOrPromise


def attention(clients: Collection[Client], now: datetime) -> Iterator[Attention]:
    """A reason for each client whose sessions end soon, and one for each who has none booked: some are left, or none is. Two
    queries. What lasts less than thirty days is a reason since it came, or has that last day."""
    zones, left = {client.pk: client.timezone for client in clients}, balance.of(clients, now)
    without = _without_a_booking(clients, now)
    for client_id, found in left.items():
        yield from _ending(client_id, found, zones[client_id], now)
        if found.count > 0 and client_id in without:
            yield _none_booked(client_id, found.count, without[client_id].since)
    for client_id, none in without.items():
        if none.had_some and not (client_id in left and left[client_id].count > 0):
            yield _none_left(client_id, none.since)


def _ending(client_id: int, left: balance.Left, zone: str, now: datetime) -> Iterator[Attention]:
    for lot in left.soon(today(now, zone)):
        assert lot.expires_on is not None
        since = max(start_of(lot.expires_on - balance.SOON, zone), lot.since or now)
        letter = ngettext(
            "You have %(count)d session left to book by %(day)s. Would you like to choose a time?",
            "You have %(count)d sessions left to book by %(day)s. Would you like to choose a time?",
            lot.count,
        ) % {"count": lot.count, "day": date_format(lot.expires_on, "F j")}
        words, key = balance.ends(lot, for_coach=True), f"account.ends:{lot.lot}"
        yield Attention(client_id, words, key, since, Act.BOOK, _book(client_id), letter=letter)


def _none_booked(client_id: int, count: int, since: datetime) -> Attention:
    words = ngettext("%(count)d session left, none booked", "%(count)d sessions left, none booked", count) % {"count": count}
    letter = _("You have sessions left, and none is booked. Would you like to choose a time?")
    return Attention(client_id, words, "account.none_booked", since, Act.BOOK, _book(client_id), letter=letter)


def _none_left(client_id: int, since: datetime) -> Attention:
    letter = _("You have no sessions left, and none is booked. How would you like to go on?")
    return Attention(client_id, _("No sessions left, none booked"), "account.none_left", since, Act.CALL, letter=letter)


def _book(client_id: int) -> StrOrPromise:
    return reverse_lazy("payments_admin:book", args=[client_id])


def more_time(requests: QuerySet[ExtensionRequest], now: datetime) -> Iterator[Attention]:
    """A reason for each time that a client asks for more time. One query."""
    for request in requests.select_related("lot__client"):
        lot, url = request.lot, reverse_lazy("payments_admin:more_time", args=[request.pk])
        words, key = _("Asks for more time: “%(title)s”. %(last)s"), f"account.more_time:{request.pk}"
        values = {"title": lot.title_for_coach, "last": balance.last_day(lot, now)}
        yield Attention(lot.client_id, words % values, key, request.asked_at, Act.ANSWER, url)


@dataclass(frozen=True)
class NoneBooked:
    """`since` when: the end of their last session, or the last thing that happened in their account, whichever came later.
    `had_some` is False of someone who never had a session, and of someone who has some that a bank's question holds."""

    since: datetime
    had_some: bool


def _without_a_booking(clients: Collection[Client], now: datetime) -> dict[int, NoneBooked]:
    """{client id: since when} of those who have nothing before them. One query."""
    bookings = Booking.objects.filter(client=OuterRef("pk"))
    upcoming = bookings.filter(status=Booking.Status.BOOKED, start__gt=now)
    over = bookings.filter(end__lte=now).exclude(status=Booking.Status.CANCELED).order_by("-end").values("end")[:1]
    last = LedgerEntry.objects.filter(client=OuterRef("pk"), at__lte=now).order_by("-at").values("at")[:1]
    held = Exists(Lot.objects.filter(client=OuterRef("pk"), frozen=True))
    found = Client.objects.filter(~Exists(upcoming), pk__in=among(clients))
    rows = found.order_by().values_list("pk", Subquery(over), Subquery(last), held)
    return {pk: NoneBooked(max(filter(None, (end, at)), default=now), bool(at) and not on_hold) for pk, end, at, on_hold in rows}
