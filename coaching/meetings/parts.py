"""Saving what is typed about a session, part by part, and showing it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.autosave.errors import SaveError
from coaching.autosave.plain_text import fitting
from coaching.autosave.responses import Part
from coaching.autosave.revisions import Sent, is_in_form, next_revision, sent_by_form
from coaching.meetings.models import ACTION_PARTS, SavedInParts, SessionAction
from coaching.practice import request_values
from coaching.practice.lazy_text import StrOrPromise

LONGEST = 20_000


@dataclass(frozen=True)
class Typed(Part):
    """A part as its page shows it, with what was typed and what it is called."""

    value: Any = ""
    label: StrOrPromise = ""


def put(row: SavedInParts, parts: Mapping[str, Sent]) -> dict[str, SaveError]:
    """Saves {part: Sent} in a locked row, and returns {part: SaveError} of what could not be kept."""
    problems: dict[str, SaveError] = {}
    for name, sent in parts.items():
        try:
            _put(row, name, sent)
        except SaveError as error:
            problems[name] = error
    row.save()
    return problems


def _put(row: SavedInParts, name: str, sent: Sent) -> None:
    clean, revision = cleaner(name), row.revisions.get(name, 0)
    value = clean(sent.values)
    facts = {"stored": row.value_of(name), "revision": revision, "known": sent.revision, "before": sent.before}
    number = next_revision(value, **facts, clean=clean)
    if number != revision:
        row.set_value(name, value)
        row.revisions[name] = number


def cleaner(name: str) -> Callable[[list[str]], Any]:
    """What makes of the values sent what is stored."""
    return _action if name in ACTION_PARTS else _text


def _text(values: list[str]) -> str:
    return fitting(values[-1] if values else "", LONGEST).strip()


def _action(values: list[str]) -> list[str]:
    """[text, ISO date or ""] of an action; without words it is none, whatever its day."""
    text, day = [*values, "", ""][:2]
    text = fitting(" ".join(text.split()), SessionAction.LONGEST)
    if day.strip() and request_values.day(day) is None:
        raise SaveError(_("Write the day like 2026-12-24, or choose it from the calendar."))
    return [text, day.strip()] if text else []


def sent(names: list[str] | tuple[str, ...], words: QueryDict) -> dict[str, Sent]:
    """{part: Sent} of what a form holds of these parts; one whose other text its person takes is left out."""
    return {name: sent_by_form(name, words) for name in names if is_in_form(name, words)}


def not_saved(count: int, of: int) -> str:
    """That `count` of the parts that a form held could not be kept, and whether the others were."""
    words = ngettext("%(count)d thing isn't saved yet: see below.", "%(count)d things aren't saved yet: see below.", count)
    rest = _("The rest is.") if count < of else ""
    return f"{words % {'count': count}} {rest}".strip()


def shown(
    row: SavedInParts, labels: Mapping[str, StrOrPromise], problems: Mapping[str, SaveError], typed: Mapping[str, Sent]
) -> list[Typed]:
    """The parts of a page; one that could not be kept is shown as it was sent."""
    return [_shown(row, name, label, problems.get(name), typed.get(name)) for name, label in labels.items()]


def _shown(row: SavedInParts, name: str, label: StrOrPromise, problem: SaveError | None, sent: Sent | None) -> Typed:
    value, revision = row.value_of(name), row.revisions.get(name, 0)
    if problem and sent:
        value = sent.values if name in ACTION_PARTS else sent.text
    return Typed(name, revision, problem, value=value, label=label)
