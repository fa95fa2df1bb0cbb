"""Undoing the last thing. Each subject registers how its own changes are undone."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from networking_module.contacts.models import LastChange

HOW = {}
KEPT = timedelta(days=1)
GONE = gettext_lazy("Something else has been changed since then, so this can no longer be undone.")


class UndoError(Exception):
    """This can no longer be undone; the message says why."""


def undoes(kind):
    """Registers `function(client, before, now)`, which puts back what was before and gives where to go, or nothing."""

    def register(function):
        HOW[kind] = function
        return function

    return register


@transaction.atomic
def remember(*, client, kind, before):
    """Keeps how it was before a change, in place of what was kept before."""
    LastChange.objects.of_client(client).delete()
    return LastChange.objects.create(client=client, kind=kind, before=before)


@transaction.atomic
def undo(*, change, now):
    """Restores everything as it was, and returns where to look at it. Raises UndoError when it is too late."""
    change = LastChange.objects.select_for_update(of=("self",)).select_related("client").filter(pk=change.pk).first()
    if change is None:
        raise UndoError(GONE)
    if now - change.created_at > KEPT:
        raise UndoError(_("That was too long ago to undo."))
    where = HOW[change.kind](change.client, change.before, now)
    change.delete()
    return where


def delete_old(now):
    """Forgets how it was before changes that can no longer be undone."""
    LastChange.objects.filter(created_at__lt=now - KEPT).delete()
