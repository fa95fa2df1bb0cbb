"""Undoing an import: who goes, and who stays because something has happened with them since."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.desk.bring_in.models import ClientImport, ClientImportRow
from coaching.payments.account import unmaking
from coaching.payments.models import LedgerEntry, Lot
from coaching.people.models import Client, Invitation, ModuleAccess, Note, Remark, TimelineEntry

State = ClientImport.State
# What comes by itself with a client who is added or invited.
OF_ITSELF: tuple[type[Model], ...] = (ModuleAccess, TimelineEntry, Invitation, ClientImportRow)
LOOKED_AT: tuple[type[Model], ...] = (Booking, Note, Remark, LedgerEntry, Lot)


@transaction.atomic
def undo(*, client_import: ClientImport, now: datetime) -> ClientImport:
    """Takes the clients of an import off the list again, with all that came with them, and the past sessions of those who were on
    it before. Whoever has signed in, or with whom anything has happened since, stays as they are (`staying` says why). Twice is
    once."""
    found = ClientImport.objects.select_for_update().get(pk=client_import.pk)
    if found.state != State.DONE:
        return found
    rows = list(made(found))
    stays = staying(found)
    for row in rows:
        if row.client_id not in stays:
            _remove(row)
    for row in found.rows.exclude(known=None):
        Booking.objects.filter(pk__in=row.bookings, past__isnull=False).delete()
    found.removed, found.stayed = len(rows) - len(stays), len(stays)
    found.state, found.finished_at = State.UNDONE, now
    found.save(update_fields=["removed", "stayed", "state", "finished_at"])
    return found


def made(client_import: ClientImport) -> QuerySet[ClientImportRow]:
    """The rows of those whom the import made, with their clients."""
    return client_import.rows.filter(known=None).exclude(client=None).select_related("client")


def brought_by(client_import: ClientImport) -> QuerySet[Any]:
    """Those whom the import made and who are still on the list, by name; each with `invited_at`, when they were invited last."""
    last = Invitation.objects.filter(client=OuterRef("pk")).order_by("-sent_at").values("sent_at")[:1]
    found = Client.objects.filter(import_rows__client_import=client_import, import_rows__known=None)
    return found.annotate(invited_at=Subquery(last)).order_by("name", "pk")


def uninvited(client_import: ClientImport) -> QuerySet[Any]:
    """Those of them who have no account, and were never sent a way to one."""
    return brought_by(client_import).filter(user=None, invited_at=None)


def staying(client_import: ClientImport) -> dict[int, str]:
    """{client id: why they would stay} of those whom the import made. The same number of queries for any number of them."""
    rows = {row.client_id: row for row in made(client_import) if row.client_id}
    clients = Client.objects.filter(pk__in=rows)
    found = {pk: _("Stays if you undo: something was written or done with them here since.") for pk in _touched(rows)}
    found |= {pk: _("Stays if you undo: their details have changed since.") for pk, row in rows.items() if _is_changed(row)}
    money = unmaking.with_more_than(clients, [row.key for row in rows.values()])
    found |= dict.fromkeys(money.values_list("pk", flat=True), _("Stays if you undo: their sessions left have changed since."))
    found |= dict.fromkeys(_booked(rows), _("Stays if you undo: something was booked since."))
    return found | dict.fromkeys(
        clients.exclude(user=None).values_list("pk", flat=True), _("Stays if you undo: they have signed in.")
    )


def _remove(row: ClientImportRow) -> None:
    client = row.client
    assert client is not None
    unmaking.unmake(client=client, key=row.key)
    client.delete()


def _is_changed(row: ClientImportRow) -> bool:
    client = row.client
    assert client is not None
    now = (client.name, client.email, client.phone, client.stage)
    return now != (row.name, row.email, row.phone, Client.Stage.ACTIVE)


def _booked(rows: dict[int, ClientImportRow]) -> set[int]:
    ours = [pk for row in rows.values() for pk in row.bookings]
    return set(Booking.objects.filter(client__in=rows).exclude(pk__in=ours).values_list("client", flat=True))


def _touched(rows: dict[int, ClientImportRow]) -> set[int]:
    """Whoever any row of any room names, other than what the import made."""
    keys = [row.key for row in rows.values()]
    found = set(Note.objects.filter(client__in=rows).exclude(key__in=keys, revision=1).values_list("client", flat=True))
    found |= {pk for pk, text in Remark.objects.filter(client__in=rows).values_list("client", "text") if text != rows[pk].remark}
    for relation in Client._meta.related_objects:
        model: Any = relation.related_model
        if model not in (*OF_ITSELF, *LOOKED_AT):
            name = relation.field.name
            found |= set(model._base_manager.filter(**{f"{name}__in": rows}).values_list(name, flat=True))
    return found
