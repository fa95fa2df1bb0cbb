"""One person as a file describes them: whatever is in its cells is text, limited in length, and none of it gets lost."""

from dataclasses import dataclass
from datetime import date

from coaching.practice.text import one_line
from networking_module.contacts.importing.values import READERS, is_cut_off, pieces

LONGEST = 150
LONGEST_NOTES = 5000


@dataclass(frozen=True)
class Person:
    """`notes` has what finds no place elsewhere, a line each: a second address, a text that is too long. `cut` is whether
    something isn't kept in its own place, because it can't be read or is too long. `connected_on` is the day LinkedIn gives,
    without a zone."""

    name: str
    company: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    profile: str = ""
    connected_on: date | None = None
    cut: bool = False
    notes: str = ""

    def as_row(self):
        """JSON-ready; see `of_row`."""
        day = self.connected_on and self.connected_on.isoformat()
        return [self.name, self.company, self.role, self.email, self.phone, self.profile, day, self.cut, self.notes]

    @classmethod
    def of_row(cls, row):
        name, company, role, email, phone, profile, day, cut, notes = row
        return cls(name, company, role, email, phone, profile, day and date.fromisoformat(day), cut, notes)


def person(*, name, said, connected_on=None):
    """A Person, or None where there is no name. `said` is {field: [(what the file calls it, text)]} in the order of preference.

    Of several texts the first that can be read is kept in the field. The others go into the notes.
    """
    called = one_line(name)
    if not called:
        return None
    kept: dict[str, str] = {}
    notes, is_cut = [], len(called) > LONGEST
    if is_cut:
        notes.append(called)
    for field, texts in said.items():
        for label, text in pieces(field, texts):
            value = READERS[field](text) if field in READERS else ""
            is_partly = field in READERS and (not value or is_cut_off(field, text))
            if is_partly or kept.get(field, value).casefold() != value.casefold() or not value:
                notes.append(f"{label}: {one_line(text) if is_partly else value or one_line(text)}")
            if value:
                kept.setdefault(field, value)
            is_cut = is_cut or is_partly
    return Person(
        called[:LONGEST].rstrip(), **kept, connected_on=connected_on, cut=is_cut, notes="\n".join(notes)[:LONGEST_NOTES]
    )
