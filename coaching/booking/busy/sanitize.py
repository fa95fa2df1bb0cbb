"""Pares a calendar down to what says when somebody is busy, before anything of it is kept.

Titles, places, notes and people are private to the coach and say nothing about the time; without them a file is also
read several times faster, and one whose only news is the moment of its making counts as unchanged.
"""

import codecs
import re
from collections.abc import Iterable

from coaching.booking.busy.errors import CannotRead, Trouble
from coaching.booking.busy.ics.components import Part, calendars_in, every
from coaching.booking.busy.ics.declined import NAMES, is_declined, owners_of
from coaching.booking.busy.ics.lines import FOLDED_BYTES, Line, lines_in, name_in, parsed_line

KEPT = {
    "VCALENDAR": {"VERSION", "CALSCALE", "X-WR-TIMEZONE", "TIMEZONE-ID"},
    "VTIMEZONE": {"TZID", "X-LIC-LOCATION"},
    "STANDARD": {"DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"},
    "VFREEBUSY": {"FREEBUSY"},
    "VEVENT": {
        *("UID", "SEQUENCE", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE"),
        *("STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"),
    },
}
PARAMS = {"TZID", "VALUE", "RANGE", "FBTYPE"}
WANTED = set().union(*KEPT.values(), NAMES, {"ATTENDEE"})
AROUND = "\0 \t\r\n\ufeff\x1a"
FRAME = re.compile(r"(?<![^\r\n])[ \t]*(BEGIN|END)[ \t]*:[ \t]*VCALENDAR[ \t]*(?![^\r\n])", re.IGNORECASE)
UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"B\0": "utf-16-le", b"\0B": "utf-16-be"}


def text_of(body: bytes) -> str:
    """The text of a file's bytes, unfolded, if they are a whole calendar. Raises CannotRead."""
    text = _decoded(body).replace("\0", "").strip(AROUND)
    if text.startswith("<"):
        raise CannotRead(Trouble.WEB_PAGE)
    frame = [match[1].upper() for match in FRAME.finditer(text)]
    if not FRAME.match(text) or frame[0] != "BEGIN" or frame[-1] != "END":
        raise CannotRead(Trouble.NO_CALENDAR)
    return text


def name_of(text: str) -> str:
    """What the calendar calls itself, or nothing."""
    for line in lines_in(text[:20_000]):
        if (name := name_in(line)) in {"X-WR-CALNAME", "NAME"}:
            return parsed_line(line, name).value.replace("\\", "")[:100]
    return ""


def pared(text: str, owners: Iterable[str] = ()) -> str:
    """The same calendar, with only what `reading` needs.

    `owners` are the mail addresses of whoever it belongs to: what they have declined is kept as canceled, and nobody is named.
    """
    calendars = calendars_in(lines_in(text), WANTED)
    for calendar in calendars:
        whose = owners_of(calendar, owners)
        for event in every([calendar], "VEVENT"):
            if is_declined(event, whose):
                event.lines = [Line("STATUS", {}, "CANCELLED"), *(line for line in event.lines if line.name != "STATUS")]
        _pare(calendar)
    return "\r\n".join([*map(str, calendars), ""])


def _pare(part: Part) -> None:
    part.lines = [_bare(line) for line in part.lines if line.name in KEPT[part.name]]
    part.parts = [each for each in part.parts if each.name in KEPT]
    for each in part.parts:
        _pare(each)


def _bare(line: Line) -> Line:
    return line._replace(params={name: value for name, value in line.params.items() if name in PARAMS})


def _decoded(body: bytes) -> str:
    """Unfolded before it is decoded, because a fold may cut a letter in two."""
    body = body.lstrip(b" \t\r\n")
    if encoding := UTF_16.get(body[:2]):
        body = body.decode(encoding, errors="replace").encode("utf-8", errors="replace")
    return FOLDED_BYTES.sub(b"", body).decode("utf-8-sig", errors="as_windows_1252")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Letters of old programs, among which UTF-8 doesn't occur."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("as_windows_1252", _as_windows_1252)
