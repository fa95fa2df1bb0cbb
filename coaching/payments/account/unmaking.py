"""The account of someone who was brought in by mistake: the one case in which entries go, because nothing ever came of them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from coaching.payments.account import lots
from coaching.payments.models import LedgerEntry, Lot
from coaching.people.models import Client


def with_more_than(clients: QuerySet[Client], keys: Iterable[UUID]) -> QuerySet[Client]:
    """The clients whose account has any entry but those by which `grants.grant` gave sessions under these keys."""
    given = [f"grant:{key}" for key in keys]
    others = LedgerEntry.objects.filter(client=OuterRef("pk")).filter(Q(cause=None) | ~Q(cause__in=given))
    return clients.filter(Exists(others))


def unmake(*, client: Client, key: UUID) -> None:
    """Deletes what `grants.grant` gave under the key, as if it had never been, where the account has nothing else."""
    client = lots.locked(client)
    if with_more_than(Client.objects.filter(pk=client.pk), [key]).exists():
        return
    _gone(LedgerEntry.objects.filter(client=client))
    _gone(Lot.objects.filter(client=client, purchase=None))


def _gone(rows: QuerySet[Any]) -> None:
    """Past the rule that entries stay."""
    rows._raw_delete(rows.db)
