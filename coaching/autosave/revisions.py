"""The number of a revision: what a page sends of one part, and under which number its words are stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from coaching.autosave.errors import Conflict, SaveError
from coaching.practice import request_values


@dataclass(frozen=True)
class Sent:
    """One part as a page sent it: its values, and the revision that they were written on (0: nothing was stored yet).

    `values` are words alone: what was uploaded is in `files`, since hardly any part takes files. `before` holds the values that
    the same page sent earlier without hearing back; None when it was always answered.
    """

    values: list
    revision: int = 0
    before: list | None = None
    files: tuple[UploadedFile, ...] = ()

    @property
    def everything(self) -> list:
        """Words and files, for a part that takes both."""
        return [*self.values, *self.files]

    @property
    def text(self) -> str:
        return self.values[-1] if self.values else ""

    @property
    def text_before(self) -> str | None:
        return self.before[-1] if self.before else None


def sent_by_script(request: HttpRequest) -> Sent:
    """What the script saves: one part, in the fields `value`, `revision` and `before`."""
    words, before = request.POST, request.POST.getlist("before")
    files = tuple(request.FILES.getlist("value"))
    return Sent(words.getlist("value"), _number("revision", words), before if "before" in words else None, files)


def sent_by_form(name: str, words: QueryDict, uploads: MultiValueDict[str, UploadedFile] | None = None) -> Sent:
    """The part `name` of a whole form (`words` and `uploads` as a request's POST and FILES)."""
    files = tuple(uploads.getlist(name)) if uploads else ()
    return Sent(words.getlist(name), _number(f"{name}-revision", words), files=files)


def is_in_form(name: str, words: Mapping, part_id: str | None = None) -> bool:
    """Whether a form asks to store the part `name`: not when its person takes the other text of a conflict."""
    # Boxes without a tick send nothing but their number.
    return (name in words or f"{name}-revision" in words) and words.get("take") != (part_id or name)


def next_revision(
    value: Any, *, stored: Any, revision: int, known: int, before: Any = None, clean: Callable = lambda it: it
) -> int:
    """The number under which `value` is stored: `revision`, that of the `stored` words, when they are the same; else one more.

    `known` is the revision that the page was written on, `before` what it sent earlier without hearing back, which `clean`
    makes comparable with what is stored. The row must be locked. Raises Conflict when another page stored other words since.
    """
    if value == stored:
        return revision
    if known != revision and not _is_own(before, stored, clean):
        raise Conflict(stored, revision)
    return revision + 1


def store_text(row: Any, text: str, *, known: int, before: str | None, clean: Callable[[str], str]) -> None:
    """Keeps `text` in a row's `text` under its next `revision`; the same words change nothing. As `next_revision`, which says
    what the others are: the row must be locked. Raises Conflict."""
    number = next_revision(text, stored=row.text, revision=row.revision, known=known, before=before, clean=clean)
    if number != row.revision:
        row.text, row.revision = text, number
        row.save(update_fields=["text", "revision", "updated_at"])


def _is_own(before: Any, stored: Any, clean: Callable[[Any], Any]) -> bool:
    try:
        return before is not None and clean(before) == stored
    except SaveError:
        return False


def _number(name: str, words: QueryDict) -> int:
    return request_values.number(words.get(name)) or 0
