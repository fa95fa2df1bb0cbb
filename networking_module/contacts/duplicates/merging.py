"""Two entries of one person become one, and two again if that was a slip."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core import serializers
from django.core.serializers.base import DeserializedObject
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.people.models import Client
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.duplicates.moving import move_all, move_back
from networking_module.contacts.interactions.touches import set_clock
from networking_module.contacts.models import Contact, LastChange
from networking_module.contacts.undo import UndoError, remember, undoes


@transaction.atomic
def merge(*, kept: Contact, other: Contact, chosen: Mapping[str, Any]) -> LastChange:
    """Makes two people of one client one. `chosen` is {field: value} for the one that stays.

    Everything that happened with the other moves over, whatever room it is of. Who must not know, whether by themselves or by an
    employer that isn't chosen, must not know afterward. Returns the `LastChange`.
    """
    people = Contact.objects.select_for_update(of=("self",)).filter(pk__in=[kept.pk, other.pk])
    before = {"rows": serializers.serialize("json", people), "kept": kept.pk, "other": other.pk}
    before["moved"] = move_all(other.pk, kept.pk)
    kept.tags.add(*other.tags.all())
    cautions = Cautions(kept.client_id)
    is_careful = bool(cautions.among([kept, other]))
    for name, value in {**chosen, **_from_both(kept, other)}.items():
        setattr(kept, name, value)
    kept.work_out()
    kept.must_not_know = kept.must_not_know or (is_careful and not cautions.of(kept))
    other.delete()
    _with_clock(kept)
    return remember(client=kept.client, kind="merged", before={**before, "words": _words_about(kept)})


def _from_both(kept: Contact, other: Contact) -> dict[str, Any]:
    """What is no choice: who came by file and by hand came by hand; whoever is another person than either is so still."""
    return {
        "imported_by": None,
        "connected_on": kept.connected_on or other.connected_on,
        "created_at": min(kept.created_at, other.created_at),
        "added_on": min(kept.added_on, other.added_on),
        "resting": kept.resting and other.resting,
        "remind_on": kept.remind_on or other.remind_on,
        "archived_at": kept.archived_at and other.archived_at,
        "must_not_know": kept.must_not_know or other.must_not_know,
        "not_the_same_as": sorted({*kept.not_the_same_as, *other.not_the_same_as} - {kept.pk, other.pk}),
    }


def _words_about(contact: Contact) -> dict[str, str]:
    """What the client wrote about someone."""
    return {name: getattr(contact, name) for name in Contact.WRITTEN if isinstance(getattr(contact, name), str)}


def _with_clock(contact: Contact) -> None:
    set_clock(contact)
    contact.save()


@undoes("merged")
def _as_before(client: Client, before: Mapping[str, Any], now: datetime) -> Contact | None:
    """Two again, with all that belonged to each. What was added since stays with the one that stayed.

    Raises UndoError when what was written about them has been changed since then: that would be lost.
    """
    rows = {serializer.object.pk: serializer for serializer in serializers.deserialize("json", before["rows"])}
    kept = client.contacts.filter(pk=before["kept"]).first()
    if kept is None or any(_contact(row).client_id != client.pk for row in rows.values()):
        return None
    if _words_about(kept) != before.get("words", _words_about(kept)):
        raise UndoError(_("You have changed what you wrote about them since then, so this can no longer be undone."))
    for row in rows.values():
        _save(row)
    move_back(before["moved"], old=before["other"], new=kept.pk)
    for contact in Contact.objects.filter(pk__in=rows).select_related("group"):
        _with_clock(contact)
    return kept


def _save(row: DeserializedObject) -> None:
    """A group, word or file that no longer exists is left out."""
    contact = _contact(row)
    contact.group = contact.client.contact_groups.filter(pk=contact.group_id or 0).first()
    contact.imported_by = contact.client.contact_imports.filter(pk=contact.imported_by_id or 0).first()
    linked = row.m2m_data or {}
    row.m2m_data = {**linked, "tags": list(contact.client.contact_tags.filter(pk__in=linked.get("tags", [])))}
    row.save()


def _contact(row: DeserializedObject) -> Contact:
    assert isinstance(row.object, Contact)
    return row.object
