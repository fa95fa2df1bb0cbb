"""Several people put on the list at once, from lines."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from coaching.people.models import Client
from networking_module.contacts.adding.one_line import Line, read_lines
from networking_module.contacts.duplicates.find import ListedPeople
from networking_module.contacts.duplicates.rule import signs_of
from networking_module.contacts.models import Contact, ContactGroup, LastChange
from networking_module.contacts.undo import remember, undoes

MOST = 100
IN_RHYTHM = 15  # a long list is not a list of duties: the rest of it rests until someone is chosen


class LineError(Exception):
    """Some lines can't be read; the message says which, and what to do."""


@dataclass
class Added:
    """What came of the lines: new people, among them those who share a name with someone (`alike`), those who were on the list
    already, and the `LastChange`."""

    people: list[Contact] = field(default_factory=list)
    known: list[Contact] = field(default_factory=list)
    alike: list[Contact] = field(default_factory=list)
    change: LastChange | None = None


@transaction.atomic
def add_lines(*, client: Client, text: str, group: ContactGroup | None = None) -> Added:
    """Puts everyone in the lines on the list, in the group. Nobody twice. Raises LineError and adds nobody."""
    lines = read_lines(text)
    if len(lines) > MOST:
        raise LineError(_("That's more than %(count)d lines. Please add some of them at a time.") % {"count": MOST})
    people = [_contact(client, group, written, line) for written, line in lines]
    listed, added = ListedPeople(client), Added()
    for contact in people:
        _add(contact, listed, added)
    if added.people:
        before = {"people": [contact.pk for contact in added.people], "alike": len(added.alike)}
        added.change = remember(client=client, kind="added", before=before)
    return added


def _add(contact: Contact, listed: ListedPeople, added: Added) -> None:
    signs = signs_of(contact)
    match, known = listed.find(signs)
    if match and match.is_sure:
        added.known.append(known)
        return
    contact.resting = len(added.people) >= IN_RHYTHM
    contact.save()
    listed.learn(signs, contact)
    added.people.append(contact)
    if match:
        added.alike.append(contact)


def _contact(client: Client, group: ContactGroup | None, written: str, line: Line) -> Contact:
    if not line.name:
        raise LineError(_("Who is “%(line)s”? Begin the line with a name.") % {"line": shortened(written)})
    contact = Contact(client=client, group=group, **asdict(line))
    try:
        contact.clean_fields(exclude=["client", "group"])
    except ValidationError as problem:
        words = next(iter(problem.message_dict.values()))[0]
        raise LineError(_("“%(line)s”: %(problem)s") % {"line": shortened(written), "problem": words}) from problem
    return contact


def shortened(line: str) -> str:
    """Enough of a line to find it again."""
    return Truncator(line).chars(80)


@undoes("added")
def _as_before(client: Client, before: Mapping[str, Any], now: datetime) -> None:
    """Takes those off the list again with whom nothing was done yet."""
    untouched = {str(related_object.get_accessor_name()): None for related_object in Contact._meta.related_objects}
    client.contacts.filter(pk__in=before["people"], **untouched).delete()
