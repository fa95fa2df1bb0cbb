"""The people who were ticked come onto the list, a portion at a time, in the background."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from networking_module.contacts.duplicates.find import ListedPeople
from networking_module.contacts.duplicates.rule import signs_of
from networking_module.contacts.importing.new_details import fill_in
from networking_module.contacts.models import Contact, ContactImport, ImportRow

PORTION = 1000
STANDS_STILL_AFTER = timedelta(minutes=2)
State = ContactImport.State
TAKEN = ("name", "company", "role", "email", "phone", "profile", "connected_on", "notes")


class NobodyChosen(Exception):
    """Nobody is ticked; the message says what to do."""


@transaction.atomic
def start(*, contact_import: ContactImport, now: datetime) -> None:
    """Begins to add those who are ticked and forgets the others. A second call changes nothing. Raises NobodyChosen."""
    total = contact_import.rows.ticked().count()
    waiting = ContactImport.objects.filter(pk=contact_import.pk, state=State.CHOOSING)
    if not total and waiting.exists():
        raise NobodyChosen(_("Nobody is selected yet. Select at least one person."))
    if waiting.update(state=State.ADDING, total=total, moved_at=now, report={}):
        contact_import.rows.filter(ticked=False).delete()
        _enqueue(contact_import.pk)


def go_on(now: datetime) -> None:
    """Takes up again what has stood still for two minutes, because its worker died."""
    still = ContactImport.objects.filter(state=State.ADDING, moved_at__lt=now - STANDS_STILL_AFTER)
    for pk in still.values_list("pk", flat=True):
        with transaction.atomic():
            if still.filter(pk=pk).update(moved_at=now):
                _enqueue(pk)


def add_everyone(*, pk: int, now: Callable[[], datetime]) -> None:
    """Adds portion after portion until nobody is left. Safe to run again, and twice at once."""
    contact_import = ContactImport.objects.select_related("client").filter(pk=pk).first()
    listed = ListedPeople(contact_import.client) if contact_import else None
    while listed and add_portion(pk=pk, listed=listed, now=now()):
        pass


@transaction.atomic
def add_portion(*, pk: int, listed: ListedPeople, now: datetime) -> bool:
    """Adds the next people and takes them out of the rows, in one transaction. Returns whether someone may be left.

    Whoever came onto the list meanwhile counts as known. All imports of the client that run are locked, so two of
    them never add the same person.
    """
    running = (
        ContactImport.objects.select_for_update(of=("self",))
        .select_related("client")
        .filter(client=listed.client, state=State.ADDING)
        .order_by("pk")
    )
    contact_import = next((each for each in running if each.pk == pk), None)
    if contact_import is None:
        return False
    rows = list(contact_import.rows.ticked()[:PORTION])
    listed.catch_up()
    strangers = [row for row in rows if not row.fills]
    new = [row for row in strangers if not _is_listed(listed, row)]
    Contact.objects.bulk_create([_contact(row, contact_import, now) for row in new], batch_size=PORTION)
    filled = fill_in(contact_import=contact_import, rows=[row for row in rows if row.fills])
    ImportRow.objects.filter(contact_import=contact_import, number__lte=rows[-1].number if rows else 0).delete()
    counts = {"done": len(rows), "added": len(new), "known": len(strangers) - len(new), "filled": filled}
    _note(contact_import, counts, now=now)
    return bool(rows)


def _is_listed(listed: ListedPeople, row: ImportRow) -> bool:
    match, _known = listed.find(signs_of(row))
    return bool(match and match.is_sure)


def _contact(row: ImportRow, contact_import: ContactImport, now: datetime) -> Contact:
    """Someone who rests until chosen."""
    facts = {field: getattr(row, field) for field in TAKEN}
    facts |= {"notes_from_file": row.notes, "imported_by": contact_import, "created_at": now}
    contact = Contact(client=contact_import.client, resting=True, **facts)
    contact.work_out()
    return contact


def _note(contact_import: ContactImport, counts: dict[str, int], *, now: datetime) -> None:
    """How far it has come; done with when no rows were left."""
    ended = {} if counts["done"] else {"state": State.DONE, "finished_at": now}
    more = {name: F(name) + count for name, count in counts.items()}
    ContactImport.objects.filter(pk=contact_import.pk).update(**more, moved_at=now, **ended)


def _enqueue(pk: int) -> None:
    from networking_module.contacts.importing.jobs import add_people

    add_people.enqueue(pk)
