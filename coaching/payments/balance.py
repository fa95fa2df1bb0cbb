"""What is left, and why."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import ngettext

from coaching.booking.models import Booking
from coaching.modules import Attention
from coaching.payments.models import LedgerEntry
from coaching.people.models import Client


def left_of(clients: Iterable[Client]) -> dict[int, int]:
    """{client id: sessions left} in one query; a client without entries is not in it."""
    sums = LedgerEntry.objects.filter(client__in=clients).order_by().values_list("client_id")
    return dict(sums.annotate(left=Sum("delta")))


def left(client: Client) -> int:
    """Sessions left of one client, the reserved ones already taken off."""
    return left_of([client]).get(client.pk, 0)


def ledger_of(client: Client) -> QuerySet[LedgerEntry]:
    """The last forty entries of a client, the latest first."""
    return client.ledger.all()[:40]


def attention(clients: Iterable[Client], now: datetime) -> Iterator[Attention]:
    """A reason for each client who has sessions left and none booked."""
    upcoming = Booking.objects.filter(client=OuterRef("client"), status=Booking.Status.BOOKED, start__gt=now)
    rows = LedgerEntry.objects.filter(client__in=clients).filter(~Exists(upcoming)).order_by()
    for client_id, count in rows.values_list("client_id").annotate(left=Sum("delta")):
        if count > 0:
            words = ngettext("%(count)d session left, none booked", "%(count)d sessions left, none booked", count)
            yield Attention(client_id, words % {"count": count}, weight=10)


def write(*, client: Client, kind: str, delta: int, reason: str, at: datetime | None = None, **references: Any) -> LedgerEntry:
    """Adds an entry to a client's account."""
    return LedgerEntry.objects.create(client=client, kind=kind, delta=delta, reason=reason, at=at or timezone.now(), **references)
