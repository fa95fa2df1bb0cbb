"""What the page that compares two people showed, so that nothing is merged that its reader hasn't seen."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from coaching.autosave.plain_text import plain
from networking_module.contacts.changed_elsewhere import mark, marks_in
from networking_module.contacts.models import Contact

TEXTS = ("how_we_met", "cares_about", "notes")


def marks_of(pair: Sequence[Contact]) -> str:
    """The marks of everything that is shown of two people, for the page to send back."""
    return json.dumps({"all": _of_all(pair), "lines": [mark(line) for name in TEXTS for line in _lines(pair, name)]})


def is_newest(seen: str, pair: Sequence[Contact]) -> bool:
    """Whether nothing that is shown of them has changed since the page with these marks."""
    return marks_in(seen).get("all") == _of_all(pair)


def new_lines(seen: str, pair: Sequence[Contact], name: str) -> list[str]:
    """The lines of a text that the page with these marks has not shown."""
    marks = marks_in(seen)
    known = marks["lines"] if isinstance(marks.get("lines"), list) else []
    return [line for line in _lines(pair, name) if mark(line) not in known]


def _of_all(pair: Sequence[Contact]) -> str:
    return mark([_facts(contact) for contact in pair])


def _facts(contact: Contact) -> list[Any]:
    written = [getattr(contact, name) for name in Contact.WRITTEN]
    tags = sorted(tag.name for tag in contact.tags.all())
    return [contact.pk, *map(str, [*written, contact.archived_at, contact.last_touch_on, contact.must_not_know]), tags]


def _lines(pair: Sequence[Contact], name: str) -> Iterator[str]:
    for contact in pair:
        yield from (line.strip() for line in plain(getattr(contact, name)).splitlines() if line.strip())
