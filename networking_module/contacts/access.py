"""A contact and everything about it belongs to one client. Nobody else can reach it, not even staff."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.db import models
from django.shortcuts import get_object_or_404

from coaching.people.among import among
from coaching.people.models import Client
from coaching.practice.days import by_day


class OwnQuerySet(models.QuerySet):
    """Rows of one client. A subclass whose path to the client is another sets `client_path`."""

    client_path = "contact__client"

    def of_client(self, client):
        return self.filter(**{self.client_path: client})

    def of_clients(self, clients):
        return self.filter(**{f"{self.client_path}__in": among(clients)})

    def by_their_days(self, clients: Iterable[Client], now: datetime, condition: Callable[[date], models.Q]):
        """Rows of these clients that meet `condition` on the date it is for their client at `now` (aware)."""
        met = models.Q(pk__in=[])
        for day, here in by_day(clients, now).items():
            met |= models.Q((f"{self.client_path}__in", among(here))) & condition(day)
        return self.filter(met)


class ClientOwnedQuerySet(OwnQuerySet):
    """Rows that hang on the client themselves."""

    client_path = "client"


def owned(model: type[models.Model]) -> OwnQuerySet[Any]:
    """All rows of a model that belong to clients."""
    rows = model._default_manager.all()
    assert isinstance(rows, OwnQuerySet)
    return rows


def own_or_404(rows, client, pk):
    """The client's own row of a model or queryset; another's is not found."""
    rows = owned(rows) if isinstance(rows, type) else rows
    return get_object_or_404(rows.of_client(client), pk=pk)
