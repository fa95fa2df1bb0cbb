"""What Jekyll, Hugo and others write above a text: YAML between `---`, TOML between `+++`, JSON by itself or between `;;;`.
No Django."""

import json
import re
import tomllib
from datetime import date
from typing import Any

from coaching.jobs.sentences import marked as _
from coaching.tables.unreadable import Unreadable

BETWEEN = re.compile(r"\A(---|\+\+\+|;;;)[ \t]*\n(.*?)^\1[ \t]*$\n?", re.DOTALL | re.MULTILINE)
JSON = re.compile(r"\A(\{)[ \t]*(\n.*?^\})[ \t]*$\n?", re.DOTALL | re.MULTILINE)
BEGUN = re.compile(r"\A(?:\+\+\+|;;;)[ \t]*$", re.MULTILINE)
YAML_LINE = re.compile(r"^(\w+):[ \t]*(.+)$", re.MULTILINE)
TOML_LINE = re.compile(r"^(\w+)[ \t]*=[ \t]*(.+)$", re.MULTILINE)
JSON_LINE = re.compile(r'^[ \t]*"(\w+)"[ \t]*:[ \t]*(.+?),?[ \t]*$', re.MULTILINE)


def parted(text: str) -> tuple[dict[str, str], str]:
    """What is said above a text, by its name in small letters, and the text. Of what is broken the lines are read that can be.
    Raises Unreadable where nobody can tell the two apart."""
    found = BETWEEN.match(text) or JSON.match(text)
    if found is None:
        if BEGUN.match(text):
            raise Unreadable(UNCLOSED)
        return {}, text
    return _said(found[1], found[2]), text[found.end() :]


def _said(kind: str, head: str) -> dict[str, str]:
    whole, line = {"---": (None, YAML_LINE), "+++": (tomllib.loads, TOML_LINE)}.get(kind, (_in_braces, JSON_LINE))
    try:
        values = whole(head) if whole else _lines(head, line)
    except (ValueError, RecursionError):
        values = _lines(head, line)
    return {key.lower(): said for key, value in values.items() if (said := _text(value))}


def _in_braces(head: str) -> dict[str, Any]:
    inside = head.strip().removeprefix("{").removesuffix("}")
    values: dict[str, Any] = json.loads(f"{{{inside}}}")
    return values


def _lines(head: str, line: re.Pattern[str]) -> dict[str, Any]:
    """The first of each name: further down one may be about something else."""
    return {key: value.strip().strip("\"'") for key, value in reversed(line.findall(head))}


def _text(value: Any) -> str:
    """One value; lists and tables are none that an article needs."""
    if isinstance(value, date):  # and a datetime, which begins with its own day
        return value.isoformat()
    return str(value).replace("\0", "") if isinstance(value, str | int) else ""


UNCLOSED = _("What is above the text of this file has no end. Below it, add a line with the same three signs as the first.")
