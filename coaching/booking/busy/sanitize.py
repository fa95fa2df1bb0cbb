"""Pares a calendar down to what says when somebody is busy, before anything of it is kept.

Titles, places, notes and other people are private to the coach and say nothing about the time; without them a file is also
read several times faster, and one whose only news is the moment of its making counts as unchanged.
"""

import re
from collections.abc import Iterable, Iterator

from coaching.booking.busy.errors import CannotRead, Trouble

KEPT = {
    "BEGIN",
    "END",
    "VERSION",
    "CALSCALE",
    "X-WR-TIMEZONE",
    "TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "UID",
    "SEQUENCE",
    "RECURRENCE-ID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "STATUS",
    "TRANSP",
    "FREEBUSY",
    "X-MICROSOFT-CDO-BUSYSTATUS",
}
DROPPED = {"VALARM", "VTODO", "VJOURNAL"}
MOST_CHANGES = 300  # of the clock, in all zones that a file describes
DEEPEST = 5  # a calendar, an event, an alarm, and room
FOLD = re.compile(r"\r?\n[ \t]")
NO_STEP = re.compile(r"(?<=[:;]INTERVAL=)\s*(?:-\s*\d+|\+?0+)\s*(?=;|$)", re.IGNORECASE)


def text_of(body: bytes) -> str:
    """The text of a file's bytes, if they are a whole calendar. Raises CannotRead."""
    text = body.decode("utf-8-sig", errors="replace").replace("\0", "").strip()
    start = text[:1000].lstrip().upper()
    if start.startswith("<"):
        raise CannotRead(Trouble.WEB_PAGE)
    if not start.startswith("BEGIN:VCALENDAR") or not text.upper().endswith("END:VCALENDAR"):
        raise CannotRead(Trouble.NO_CALENDAR)
    return text


def name_of(text: str) -> str:
    """What the calendar calls itself, or nothing."""
    match = re.search(r"^(?:X-WR-CALNAME|NAME)[^:\r\n]*:(.*)$", FOLD.sub("", text[:20_000]), re.MULTILINE)
    return match[1].strip().replace("\\", "")[:100] if match else ""


def pared(text: str) -> str:
    """The same calendar, with only what `reading` needs. Raises CannotRead."""
    lines = list(_kept(FOLD.sub("", text).splitlines()))
    if sum(line in {"BEGIN:STANDARD", "BEGIN:DAYLIGHT"} for line in lines) > MOST_CHANGES:
        raise CannotRead(Trouble.TOO_MUCH)
    return "\r\n".join([*lines, ""])


def _kept(lines: Iterable[str]) -> Iterator[str]:
    inside = []
    for line in lines:
        name, value = re.split(r"[^\w-]", line, maxsplit=1)[0].upper(), line.rpartition(":")[2].strip().upper()
        if name == "BEGIN":
            inside.append(value)
            if len(inside) > DEEPEST:
                raise CannotRead(Trouble.NO_CALENDAR)
        if not DROPPED & set(inside) and _says_when(name, line.upper(), inside):
            yield f"{name}:{value}" if name in {"BEGIN", "END"} else NO_STEP.sub("1", line)
        if name == "END" and inside:
            inside.pop()


def _says_when(name: str, line: str, inside: list[str]) -> bool:
    if name == "ATTENDEE":
        return "PARTSTAT=DECLINED" in line
    if name == "RRULE" and "VTIMEZONE" in inside:
        return "FREQ=YEARLY" in line and "BYHOUR" not in line and "BYMINUTE" not in line and "BYSECOND" not in line
    return name in KEPT
