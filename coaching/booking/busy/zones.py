"""The time zones of one calendar file: by their names, else as the file describes them."""

import re
from collections.abc import Iterable
from datetime import tzinfo

from icalendar import Component

from coaching.booking.busy.components import Part
from coaching.booking.busy.zone_labels import clean, exactly, guessed
from coaching.jobs.cpu_time import Budget, TookTooLong, at_most

UNSAID = {"UTC", "ETC/UTC", "GMT"}  # what servers write as the zone of a whole calendar who don't know it
NONE = {"", "floating"}
ABBREVIATION = re.compile("(?!UTC$)[A-Z]{2,5}")  # “EST” is not the same to everyone


class Zones:
    """What the names in a calendar stand for. `place` (the coach's) reads what has no zone, unless the calendar names its own."""

    def __init__(self, calendar: Part, place: tzinfo, budget: Budget) -> None:
        self.described = {_id(part): part for part in calendar.parts if part.name == "VTIMEZONE"}
        self.budget = budget
        self.known: dict[str, tzinfo | None] = {}
        self.own, self.unknown = self._own(calendar)
        self.place = self.own or place

    def named(self, name: str) -> tzinfo | None:
        """The zone of that name, or None if nobody knows it."""
        name = clean(name)
        if name not in self.known:
            self.known[name] = self._find(name)
        return self.known[name]

    def _own(self, calendar: Part) -> tuple[tzinfo | None, str]:
        """The zone that the calendar says it lies in, and that name if nobody knows it."""
        for line in calendar.lines:
            if line.name in {"X-WR-TIMEZONE", "TIMEZONE-ID"} and line.value and line.value.upper() not in UNSAID:
                zone = self.named(line.value)
                return zone, "" if zone else line.value
        return None, ""

    def _find(self, name: str) -> tzinfo | None:
        part = self.described.get(name.casefold())
        found = self._describe(part) if part and ABBREVIATION.fullmatch(name) else None
        found = found or exactly(name)
        if part and not found:
            found = self._located(part) or self._describe(part)
        return found or guessed(name)

    def _located(self, part: Part) -> tzinfo | None:
        """By the name that libical adds."""
        names = (clean(line.value) for line in part.all("X-LIC-LOCATION"))
        return next(filter(None, map(exactly, names)), None)

    def _describe(self, part: Part) -> tzinfo | None:
        """The zone as the file describes it, or None if that makes no sense."""
        seconds = self.budget.share()
        try:
            with at_most(seconds):
                return _made(part)
        except (Exception, TookTooLong):  # whatever a stranger's file makes the library say or do
            return None


def _id(part: Part) -> str:
    return next((clean(line.value).casefold() for line in part.all("TZID")), "")


def _made(part: Part) -> tzinfo | None:
    changes = [each for each in part.parts if each.name in {"STANDARD", "DAYLIGHT"}]
    if not changes:
        return None
    text = "\r\n".join(["BEGIN:VTIMEZONE", "TZID:described", *map(_change, changes), "END:VTIMEZONE", ""])
    return Component.from_ical(text).to_tz(lookup_tzid=False)  # type: ignore[attr-defined]


def _change(part: Part) -> str:
    lines = _offsets(part.lines)
    return "\r\n".join([f"BEGIN:{part.name}", *lines, f"END:{part.name}"])


def _offsets(lines: Iterable) -> list[str]:
    return [
        str(line._replace(value=line.value.replace(":", ""))) if line.name.startswith("TZOFFSET") else str(line) for line in lines
    ]
