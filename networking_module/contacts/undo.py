"""Undoing the last thing. Each subject registers how its own changes are undone."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.people.models import Client
from networking_module.contacts.models import Contact, LastChange

Undo = Callable[[Client, Mapping[str, Any], datetime], Contact | str | None]
HOW: dict[str, Undo] = {}
KEPT = timedelta(days=1)
GONE = gettext_lazy("Something else has been changed since then, so this can no longer be undone.")


class UndoError(Exception):
    """This can no longer be undone; the message says why."""


def undoes(kind: str) -> Callable[[Undo], Undo]:
    """Registers `function(client, before, now)`, which puts back what was before and returns where to go, or nothing."""

    def register(function: Undo) -> Undo:
        HOW[kind] = function
        return function

    return register


@transaction.atomic
def remember(*, client: Client, kind: str, before: Mapping[str, Any]) -> LastChange:
    """Keeps how it was before a change, in place of what was kept before."""
    LastChange.objects.of_client(client).delete()
    return LastChange.objects.create(client=client, kind=kind, before=before)


@transaction.atomic
def undo(*, change: LastChange, now: datetime) -> Contact | str | None:
    """Restores everything as it was, and returns where to look at it. Raises UndoError when it is too late."""
    locked = LastChange.objects.select_for_update(of=("self",)).select_related("client").filter(pk=change.pk).first()
    if locked is None:
        raise UndoError(GONE)
    if now - locked.created_at > KEPT:
        raise UndoError(_("That was too long ago to undo."))
    where = HOW[locked.kind](locked.client, locked.before, now)
    locked.delete()
    return where


def delete_old(now: datetime) -> None:
    """Forgets how it was before changes that can no longer be undone."""
    LastChange.objects.filter(created_at__lt=now - KEPT).delete()
