"""What a form sends for each kind of question, made into what is stored. A file's is in `files`."""

from typing import Any

from django.utils.translation import gettext as _

from coaching.autosave.errors import SaveError
from coaching.autosave.plain_text import fitting
from coaching.practice import request_values

EMPTY: tuple[Any, ...] = (None, "", [])
LONGEST = {"short_answer": 500, "long_answer": 20_000}
LONGEST_CELL, MOST_ROWS = 500, 100
# Beyond these years a date is a slip of the finger.
YEARS = range(1900, 2101)


class AnswerError(SaveError):
    """What was written can't be saved or handed in; the message says what to do."""


def is_empty(value: Any) -> bool:
    """Whether a stored answer says nothing: spaces are none."""
    return value in EMPTY or (isinstance(value, str) and not value.strip())


def cleaned(kind, value, raw):
    """What a form sent for a prompt, as it is stored: text, a list of the options that exist, or a list of rows.

    `raw` is the list of values sent. Anything that is not one of the prompt's options is left out. Raises SaveError
    for what can't be kept.
    """
    return CLEANED[kind](value, raw)


def as_typed(kind, value, raw):
    """What to show again of an answer that could not be kept: nothing of it is lost."""
    if kind == "rows":
        return _rows(value, raw)
    return (raw[-1] if raw else "") if kind in {*LONGEST, "date"} else cleaned(kind, value, raw)


def _short(value, raw):
    return fitting(raw[-1] if raw else "", LONGEST["short_answer"])


def _long(value, raw):
    return fitting(raw[-1] if raw else "", LONGEST["long_answer"])


def _scale(value, raw):
    steps = {str(step) for step in range(1, value["steps"] + 1)}
    return next((each for each in raw if each in steps), "")


def _checklist(value, raw):
    return [each for each in value["items"] if each in raw]


def _choice(value, raw):
    chosen = [each for each in value["options"] if each in raw]
    return chosen if value["multiple"] else next(iter(chosen), "")


def _date(value, raw):
    words = raw[-1].strip() if raw else ""
    if not words:
        return ""
    day = request_values.day(words)
    if day is None or day.year not in YEARS:
        raise AnswerError(_("Write the day as year, month and day, like 2026-03-31. It isn't saved yet."))
    return day.isoformat()


def _table(value, raw):
    rows = [[fitting(cell.strip(), LONGEST_CELL) for cell in row] for row in _rows(value, raw)]
    if len(rows) > MOST_ROWS:
        message = _("That's %(count)d rows, and the limit is %(most)d. Please combine some: they aren't saved yet.")
        raise AnswerError(message % {"count": len(rows), "most": MOST_ROWS})
    return rows


def _rows(value, raw):
    """The cells in order, a list a row; rows in which nothing stands are left out."""
    width = len(value["columns"])
    cells = [*raw, *[""] * (-len(raw) % width)]
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    return [row for row in rows if any(cell.strip() for cell in row)]


CLEANED = {
    "short_answer": _short,
    "long_answer": _long,
    "scale": _scale,
    "checklist": _checklist,
    "choice": _choice,
    "rows": _table,
    "date": _date,
}
