"""What is left, of what, until when, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import ngettext

from coaching.booking.models import Booking
from coaching.modules import Attention
from coaching.payments.models import LedgerEntry
from coaching.people.models import Client
from coaching.practice.days import today


@dataclass(frozen=True)
class LotLeft:
    """What one lot has left: `expires_on` is its last day on the client's calendar."""

    lot: int
    title: str
    count: int
    expires_on: date | None


def lots_left(clients: Iterable[Client], now: datetime | None = None) -> dict[int, list[LotLeft]]:
    """{client id: lots from which a session can be booked, the earliest-ending first} in one query.

    A lot that is over by the client's calendar or frozen is not in it, whether or not its entries say so yet.
    """
    return {client: [lot for lot in lots if lot.count > 0] for client, lots in _open_lots(clients, now).items()}


def _open_lots(clients: Iterable[Client], now: datetime | None) -> dict[int, list[LotLeft]]:
    now = now or timezone.now()
    rows = (
        LedgerEntry.objects.filter(client__in=clients, lot__frozen=False)
        .order_by()
        .values_list("client_id", "client__timezone", "lot_id", "lot__title", "lot__expires_on")
        .annotate(left=Sum("delta"))
    )
    found: dict[int, list[LotLeft]] = {}
    for client, zone, lot, title, expires_on, count in sorted(rows, key=lambda row: (row[4] or date.max, row[2])):
        if expires_on is None or expires_on >= today(now, zone):
            found.setdefault(client, []).append(LotLeft(lot, title, count, expires_on))
    return found


def left_of(clients: Iterable[Client], now: datetime | None = None) -> dict[int, int]:
    """{client id: sessions left} in one query; a client without an open lot is not in it."""
    return {client: sum(lot.count for lot in lots) for client, lots in _open_lots(clients, now).items()}


def left(client: Client, now: datetime | None = None) -> int:
    """Sessions left of one client, the reserved ones already taken off."""
    return left_of([client], now).get(client.pk, 0)


def ledger_of(client: Client) -> QuerySet[LedgerEntry]:
    """The last forty entries of a client, the latest first."""
    return client.ledger.all()[:40]


def attention(clients: Iterable[Client], now: datetime) -> Iterator[Attention]:
    """A reason for each client who has sessions left and none booked."""
    upcoming = Booking.objects.filter(client=OuterRef("pk"), status=Booking.Status.BOOKED, start__gt=now)
    keys = [client.pk for client in clients]
    for client_id, count in left_of(Client.objects.filter(~Exists(upcoming), pk__in=keys), now).items():
        if count > 0:
            words = ngettext("%(count)d session left, none booked", "%(count)d sessions left, none booked", count)
            yield Attention(client_id, words % {"count": count}, weight=10)
