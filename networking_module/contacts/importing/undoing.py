"""Undoing an import, and deleting what nobody chose from."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from networking_module.contacts.duplicates.moving import relations
from networking_module.contacts.importing.choosing import stop
from networking_module.contacts.importing.new_details import empty_again
from networking_module.contacts.models import Contact, ContactImport

KEPT_FOR = timedelta(days=1)
State = ContactImport.State
OWN_WORDS = ("how_we_met", "cares_about", "shared_school", "shared_employer", "shared_place")


@transaction.atomic
def undo(*, contact_import: ContactImport, now: datetime) -> ContactImport:
    """Takes the people of an import off the list again; those about whom something has been written since then stay. What was
    filled in for others is taken back too.

    A second call changes nothing. Returns the import with what happened to them.
    """
    found = ContactImport.objects.select_for_update().get(pk=contact_import.pk)
    if found.state == State.DONE:
        empty_again(found)
        before = found.contacts.count()
        untouched(found).delete()
        found.stayed = found.contacts.count()
        found.removed = before - found.stayed
        found.state, found.finished_at = State.UNDONE, now
        found.save(update_fields=["state", "finished_at", "removed", "stayed"])
    return found


def untouched(contact_import: ContactImport) -> QuerySet[Contact]:
    """The people of an import about whom nothing has been written since then: no note, no message, no time in touch, nothing
    else."""
    written = Q(**dict.fromkeys(OWN_WORDS, ""), group=None, notes=F("notes_from_file"))
    return contact_import.contacts.filter(written, *(~Exists(rows) for rows in _what_hangs_on_someone()))


def _what_hangs_on_someone() -> Iterator[QuerySet[Any]]:
    """Queries of every kind of row that names a contact, in whatever room it is."""
    for model, key in relations():
        yield model._base_manager.filter(**{key: OuterRef("pk")})
    yield Contact.tags.through._base_manager.filter(contact_id=OuterRef("pk"))


def tidy(now: datetime) -> None:
    """Forgets rows that nobody has chosen from for a day; what could not be added in a day is left out."""
    old = now - KEPT_FOR
    for contact_import in ContactImport.objects.filter(state=State.CHOOSING, created_at__lt=old):
        stop(contact_import=contact_import, now=now)
    for contact_import in ContactImport.objects.filter(state=State.ADDING, created_at__lt=old - KEPT_FOR):
        with transaction.atomic():
            ContactImport.objects.filter(pk=contact_import.pk, state=State.ADDING).update(state=State.DONE, finished_at=now)
            contact_import.rows.all().delete()
