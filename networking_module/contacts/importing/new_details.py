"""What a file knows of people who are known already: offered where the list has nothing, and never written over anything."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from coaching.practice.text import plain
from networking_module.contacts.importing.person import LONGEST_NOTES, Person
from networking_module.contacts.models import Contact, ContactImport, FilledIn, ImportRow
from networking_module.contacts.normalize import profile_key

FIELDS = ("email", "phone", "profile", "company", "role")
COMPARED = {"profile": profile_key, "email": str.casefold, "company": plain, "role": plain}


def note_new_details(row: ImportRow, contact: Contact) -> None:
    """Keeps in the row of someone on the list what could be filled in there, and whether something else differs."""
    row.contact = contact
    row.fills = " ".join(field for field in FIELDS if getattr(row, field) and not getattr(contact, field))
    row.differs = any(_differ(field, getattr(row, field), getattr(contact, field)) for field in ("email", "phone", "profile"))


def take_over(row: ImportRow, again: Person) -> None:
    """What a later line of the file says of the person of a row: it fills what is empty, the rest goes into the notes."""
    more = []
    for field in FIELDS:
        value, kept = getattr(again, field), getattr(row, field)
        if not kept:
            setattr(row, field, value)
        elif _differ(field, value, kept):
            more.append(f"{field.capitalize()}: {value}")
    row.connected_on, row.cut = row.connected_on or again.connected_on, row.cut or again.cut
    lines = dict.fromkeys([*row.notes.split("\n"), *more, *again.notes.split("\n")])
    row.notes = "\n".join(line for line in lines if line)[:LONGEST_NOTES]


def fill_in(*, contact_import: ContactImport, rows: Iterable[ImportRow]) -> int:
    """Fills what is still empty of the people of `rows`, and remembers it for undoing. Returns of how many. Three queries."""
    rows = list(rows)
    people = _locked(contact_import.client.contacts.filter(pk__in={row.contact_id for row in rows}))
    filled: dict[int, FilledIn] = {}
    for row in rows:
        contact = people.get(row.contact_id or 0)
        values = {field: getattr(row, field) for field in row.fills.split() if contact and not getattr(contact, field)}
        if contact and values:
            _write(contact, values)
            known = filled.setdefault(contact.pk, FilledIn(contact_import=contact_import, contact=contact, fields={}))
            known.fields |= values
    _save(people[pk] for pk in filled)
    FilledIn.objects.bulk_create(filled.values())
    return len(filled)


def empty_again(contact_import: ContactImport) -> None:
    """Takes back what was filled in, except where it has been changed since."""
    filled = list(contact_import.filled_in.all())
    people = _locked(Contact.objects.filter(pk__in=[each.contact_id for each in filled]))
    for each in filled:
        contact = people[each.contact_id]
        _write(contact, {field: "" for field, value in each.fields.items() if getattr(contact, field) == value})
    _save(people.values())
    contact_import.filled_in.all().delete()


def _locked(contacts: QuerySet[Contact]) -> dict[int, Contact]:
    return {each.pk: each for each in contacts.select_for_update(of=("self",)).select_related("client", "group")}


def _write(contact: Contact, values: dict[str, Any]) -> None:
    for field, value in values.items():
        setattr(contact, field, value)


def _save(contacts: Iterable[Contact]) -> None:
    changed = list(contacts)
    for contact in changed:
        contact.work_out()
    Contact.objects.bulk_update(changed, [*FIELDS, "profile_key", "company_key"], batch_size=200)


def _differ(field: str, one: str, other: str) -> bool:
    return bool(one and other) and _same(field, one) != _same(field, other)


def _same(field: str, value: str) -> str:
    return "".join(sign for sign in value if sign.isdigit()) if field == "phone" else COMPARED[field](value)
