"""How a query is narrowed to many clients: quickly, since a page of a thousand clients asks ten times."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from coaching.people.models import Client


def among(clients: Iterable[Client]) -> QuerySet[Client, Any] | Sequence[int]:
    """For a filter such as `client__in`: a query set as it is, so that the database finds them and no number is sent; others by
    their numbers."""
    return clients if isinstance(clients, QuerySet) else [client.pk for client in clients]
