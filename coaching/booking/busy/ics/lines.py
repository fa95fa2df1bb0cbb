"""The lines of a calendar file: where each ends, what is folded, and its name, parameters and value.

Only CR LF, a lone LF or a lone CR ends a line. Python's `splitlines` cuts elsewhere too, and would read a stranger's prose
as structure.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

END = re.compile(r"\r{0,3}\n|\r")  # some transfers double a CR
FOLD = re.compile(r"(?:\r{0,3}\n|\r)[ \t]")
FOLDED_BYTES = re.compile(FOLD.pattern.encode())
NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*(?=[;:])")
QUOTED = re.compile(r'"[^"]*"')
# The first of several dates: before it, a colon without quotation marks belongs to the name of a zone.
DATES = re.compile(r":(?=\s*[0-9]{4}-?[0-9]{2}-?[0-9]{2})")
LONGEST_HEAD = 2000  # characters before the value
DATED = {"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE", "FREEBUSY"}


class Line(NamedTuple):
    """A line, whole again. `params` by their names in capitals; the texts are as they were written, without quotation marks."""

    name: str
    params: dict[str, str]
    value: str

    def __str__(self) -> str:
        """The line as it is kept, unfolded."""
        return "".join([self.name, *(f";{name}={_quoted(value)}" for name, value in self.params.items()), ":", self.value])


def lines_in(text: str) -> Iterator[str]:
    """The lines of a text, unfolded, without the empty ones."""
    return filter(None, END.split(FOLD.sub("", text)))


def name_in(line: str) -> str:
    """The name of what a line says, in capitals; nothing if it says nothing."""
    match = NAME.match(line)
    return match[1].upper() if match else ""


def parsed_line(line: str, name: str) -> Line:
    """A line whose name is known to be `name`."""
    head, value = _parts(line, name)
    return Line(name, _params(head[:LONGEST_HEAD]), value.strip())


def _parts(line: str, name: str) -> tuple[str, str]:
    """What stands before the value, and the value."""
    masked = QUOTED.sub(lambda match: '"' * len(match[0]), line)
    match = DATES.search(masked) if name in DATED else None
    at = match.start() if match else masked.find(":")
    at = line.find(":") if at < 0 else at
    return line[:at], line[at + 1 :]


def _params(head: str) -> dict[str, str]:
    """The parameters; a piece without "=" goes on with the one before, whose value should have been in quotation marks."""
    params: dict[str, str] = {}
    last = ""
    for piece in _pieces(head)[1:]:
        name, equals, value = piece.partition("=")
        if equals:
            last = name.strip().upper()
            params[last] = value.strip().strip('"').strip()
        elif last and piece.strip():
            params[last] += f";{piece}"
    return params


def _pieces(head: str) -> list[str]:
    if '"' not in head:
        return head.split(";")
    masked = QUOTED.sub(lambda match: '"' * len(match[0]), head)
    cuts = [-1, *(at for at, letter in enumerate(masked) if letter == ";"), len(head)]
    return [head[start + 1 : end] for start, end in zip(cuts, cuts[1:], strict=False)]


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search("[;:,]", value) else value
