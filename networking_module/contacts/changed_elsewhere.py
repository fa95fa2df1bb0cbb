"""A form that overwrites nothing in silence: only what its own page changed is saved, and what two pages changed is asked."""

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from coaching.autosave.errors import Conflict
from coaching.autosave.plain_text import plain


def mark(value: Any) -> str:
    """A short sign of a value, by which a page remembers what it showed without holding it twice."""
    return blake2b(as_sent(value).encode(), digest_size=6).hexdigest()


def as_sent(value: Any) -> str:
    """A value as its field sends it back untouched."""
    return "" if value is None else plain(str(value)).strip()


def marks_in(text: str) -> dict[str, Any]:
    """What a page sent of the marks; nothing where it sent none, or something else."""
    try:
        marks = json.loads(text or "{}")
    except ValueError:
        return {}
    return marks if isinstance(marks, dict) else {}


@dataclass(frozen=True)
class Elsewhere:
    """A field that two pages changed: the text saved elsewhere, as its reader knows it."""

    name: str
    label: str
    theirs: str


class NothingOverwritten(forms.BaseForm):
    """Put it before the other bases of a form with `seen = seen_field()`. What a form `of_stored` begins with has to be what is
    stored; a page that sends no marks saves as it is.

    Where `conflicts` holds anything, nothing is valid: the page comes again with both
    texts, status `status`, and a second “Save” keeps what was typed, except the fields named in `take`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = getattr(self, "instance", None)
        self.of_stored = bool(row and row.pk)
        self.conflicts: list[Elsewhere] = []

    def full_clean(self) -> None:
        if self.is_bound and self.of_stored:
            self._take_in()
        super().full_clean()
        if self.is_bound:
            self.cleaned_data.pop("seen", None)
        for each in self.conflicts:
            self.add_error(each.name, str(Conflict("", 0)))

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        return self._marks() if field_name == "seen" else super().get_initial_for_field(field, field_name)

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows the form."""
        return Conflict.status if self.errors and self.conflicts else 200

    def _stored(self) -> dict[str, Any]:
        return {name: self.get_initial_for_field(field, name) for name, field in self.fields.items() if name != "seen"}

    def _marks(self) -> str:
        if not self.of_stored:
            return ""
        return json.dumps({name: mark(value) for name, value in self._stored().items()})

    def _take_in(self) -> None:
        """Puts what another page stored into the fields that this one left alone, and notes those that both changed."""
        assert isinstance(self.data, QueryDict)
        data, marks, taken = self.data.copy(), marks_in(self.data.get("seen", "")), self.data.getlist("take")
        self.conflicts = []
        for name, stored in self._stored().items():
            field = self.fields[name]
            typed = field.widget.value_from_datadict(data, self.files, self.add_prefix(name))
            if name in taken or (mark(stored) != marks.get(name, mark(stored)) == mark(typed)):
                _put(data, name, stored)
            elif mark(stored) not in (marks.get(name, mark(stored)), mark(typed)):
                self.conflicts.append(Elsewhere(name, str(self[name].label), _read(field, stored)))
        data["seen"] = self._marks()
        self.data = data


def seen_field() -> forms.CharField:
    """The hidden field in which a page keeps the marks of what it showed."""
    return forms.CharField(required=False, widget=forms.HiddenInput)


def _put(data: QueryDict, name: str, stored: Any) -> None:
    if stored is False:
        data.pop(name, None)
    else:
        data[name] = as_sent(stored)


def _read(field: forms.Field, stored: Any) -> str:
    if isinstance(stored, bool):
        return _("yes") if stored else _("no")
    choices = {as_sent(value): str(label) for value, label in getattr(field, "choices", ())}
    return choices.get(as_sent(stored), as_sent(stored))
