"""The time zones of one calendar: by their names, else as the file describes them."""

import re
from datetime import UTC, tzinfo
from typing import NamedTuple

from icalendar import Component

from coaching.booking.busy.ics.components import Part
from coaching.booking.busy.ics.lines import Line
from coaching.booking.busy.ics.zone_labels import clean, exactly, guessed
from coaching.jobs.cpu_time import Budget, TookTooLong, at_most

UTC_NAMES = {"UTC", "ETC/UTC", "GMT", "ETC/GMT", "Z"}
ABBREVIATION = re.compile("(?!UTC$)[A-Z]{2,5}", re.IGNORECASE)  # “EST” is not the same to everyone
LONG_AGO = "19010101"
MOST_CHANGES = 300  # of the clock, in all zones that a file describes: more than that, and each time takes too long to read
OFFSET = re.compile(r"[+-]\d\d:?\d\d(:?\d\d)?", re.ASCII)

YEARLY = re.compile("FREQ=YEARLY", re.IGNORECASE)
TOO_OFTEN = re.compile("BY(HOUR|MINUTE|SECOND)=[^;]*,", re.IGNORECASE)  # one of each says what DTSTART says
NO_STEP = re.compile(r"INTERVAL=\s*(?:-\s*\d+|\+?0+)(?=;|$)")


class Zone(NamedTuple):
    """What a name stands for; not `sure` where nobody knows it, or where the file describes it only in part."""

    at: tzinfo
    sure: bool = True


class Zones:
    """The zones of a calendar. `place` is that of days without one, `clock` of times: the calendar's `own`, else the coach's.

    Only times are read by UTC where that is its own, because nobody lives by UTC's days; and not where the file describes another
    zone, because then its server writes UTC without knowing. `unknown` is the name of its own zone if nobody knows that.
    """

    def __init__(self, calendar: Part, place: tzinfo, budget: Budget) -> None:
        self.place, self.clock, self.unknown = place, place, ""
        self.own: tzinfo | None = None
        self.described = self._described(calendar, budget)
        self.known: dict[str, Zone | None] = {}
        for line in calendar.lines:
            if line.name in {"X-WR-TIMEZONE", "TIMEZONE-ID"} and line.value:
                self._settle(line.value, has_others=any(part.name == "VTIMEZONE" for part in calendar.parts))
                break

    def named(self, name: str) -> Zone:
        """The zone of that name, or the calendar's."""
        name = clean(name)
        if name not in self.known:
            self.known[name] = self._find(name)
        return self.known[name] or Zone(self.clock, sure=False)

    def _settle(self, name: str, *, has_others: bool) -> None:
        if clean(name).upper() in UTC_NAMES:
            self.clock = self.place if has_others else UTC
        elif zone := self._find(clean(name)):
            self.own = self.place = self.clock = zone.at
        else:
            self.unknown = name

    def _find(self, name: str) -> Zone | None:
        described = self.described.get(name.casefold())
        if described and ABBREVIATION.fullmatch(name):
            return described
        if known := exactly(name):
            return Zone(known)
        if described or not (meant := guessed(name)):
            return described
        return Zone(meant)

    def _described(self, calendar: Part, budget: Budget) -> dict[str, Zone]:
        """The zones that the file describes and that have no name of their own."""
        found: dict[str, Zone] = {}
        for name, parts in _nameless(calendar).items():
            zone = _located(parts[0]) or _made(parts[0], budget)
            if zone:
                found[name] = zone._replace(sure=zone.sure and len(set(map(str, parts))) == 1)
        return found


def _nameless(calendar: Part) -> dict[str, list[Part]]:
    """The descriptions of zones that have no name of their own, by what the file calls them; not those beyond the limit."""
    found: dict[str, list[Part]] = {}
    left = MOST_CHANGES
    for part in (part for part in calendar.parts if part.name == "VTIMEZONE"):
        name = next((clean(line.value) for line in part.all("TZID")), "")
        if ABBREVIATION.fullmatch(name) or not exactly(name):
            left -= len(part.parts)
            if left >= 0:
                found.setdefault(name.casefold(), []).append(part)
    return found


def _located(part: Part) -> Zone | None:
    """By the name that libical adds."""
    known = next(filter(None, (exactly(clean(line.value)) for line in part.all("X-LIC-LOCATION"))), None)
    return Zone(known) if known else None


def _made(part: Part, budget: Budget) -> Zone | None:
    """The zone as the file describes it, or None if that makes no sense."""
    changes = [each for each in part.parts if each.name in {"STANDARD", "DAYLIGHT"}]
    sound = list(filter(_is_sound, changes))
    if not sound:
        return None
    text = "\r\n".join(["BEGIN:VTIMEZONE", "TZID:described", *map(_text, [*_before(sound), *sound]), "END:VTIMEZONE", ""])
    seconds = budget.share()
    try:
        with at_most(seconds):
            zone: tzinfo = Component.from_ical(text).to_tz(lookup_tzid=False)  # type: ignore[attr-defined]
    except (Exception, TookTooLong):  # whatever a stranger's file makes the library say or do
        return None
    return Zone(zone, sure=len(sound) == len(changes))


def _before(changes: list[Part]) -> list[Part]:
    """What held before the first change: the offset that it changes from."""
    first = min(changes, key=lambda change: change.all("DTSTART")[0].value)
    if first.all("DTSTART")[0].value < LONG_AGO:
        return []
    offset = first.all("TZOFFSETFROM")[0].value
    lines = {"DTSTART": f"{LONG_AGO}T000000", "TZOFFSETFROM": offset, "TZOFFSETTO": offset}
    return [Part("STANDARD", [Line(name, {}, value) for name, value in lines.items()])]


def _is_sound(change: Part) -> bool:
    offsets = [line for line in change.lines if line.name in {"TZOFFSETFROM", "TZOFFSETTO"} and OFFSET.fullmatch(line.value)]
    is_yearly = all(YEARLY.search(line.value) and not TOO_OFTEN.search(line.value) for line in change.all("RRULE"))
    return len({line.name for line in offsets}) == 2 and bool(change.all("DTSTART")) and is_yearly


def _text(change: Part) -> str:
    return "\r\n".join([f"BEGIN:{change.name}", *(str(_tidy(line)) for line in change.lines), f"END:{change.name}"])


def _tidy(line: Line) -> Line:
    if line.name == "RRULE":
        return line._replace(value=NO_STEP.sub("INTERVAL=1", line.value.upper()))
    return line._replace(value=line.value.replace(":", "").replace("-0000", "+0000")) if line.name.startswith("TZ") else line
