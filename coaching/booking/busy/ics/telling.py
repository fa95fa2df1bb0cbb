"""What a coach is told of entries that were not read for sure: a few of them, by what they can be found by."""

import re
from datetime import datetime, timedelta

from coaching.booking.busy.ics.components import Part
from coaching.booking.busy.ics.doubts import Doubt, Why
from coaching.booking.busy.ics.entries import Entry
from coaching.booking.busy.ics.moments import At, at
from coaching.booking.busy.ics.series import Time
from coaching.booking.busy.ics.zones import Zones

EXAMPLES = 3  # of each kind
MOST_IDLE = 10  # of those that leave time free without anybody knowing
LASTING = {Why.RULE.value, Why.OFTEN.value}  # of a series that began long ago, today may be what was not understood
FIGURES = re.compile(r"[\dTZP:+./ -]{1,40}", re.ASCII)


class Telling:
    """Collects the doubts about the entries of a file. `now`: what is still coming is named first."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.unsure, self.skipped = 0, 0
        self.idle: list[tuple[datetime, Doubt]] = []
        self.taking: list[tuple[datetime, Doubt]] = []
        self.unread: list[Doubt] = []

    def examples(self) -> tuple[Doubt, ...]:
        """The series that block nothing, the times that are coming, those just past, and what can't be read."""
        idle = sorted(self.idle, reverse=True)[:MOST_IDLE]
        taking = sorted(self.taking, key=lambda each: (self._distance(each[0]), each[1]))[:EXAMPLES]
        return tuple([*(doubt for _start, doubt in [*idle, *taking]), *self.unread[:EXAMPLES]])

    def series(self, entries: list[Entry], found: list[Time], until: datetime) -> None:
        """Remembers what is in doubt, if it takes time or may have to."""
        by_entry: dict[int, list[datetime]] = {}
        for time in found:
            by_entry.setdefault(id(time.entry), []).append(time.start)
        for entry in entries:
            starts = by_entry.get(id(entry), [])
            doubts = [doubt for doubt in entry.doubts if starts or doubt.why in LASTING]
            if doubts and not entry.free and entry.begin < until:
                self._add(entry, doubts[0], min(starts, key=self._distance, default=None))

    def skip(self, place: int = 0, written: str = "", end: At | None = None) -> None:
        """Remembers an entry that takes no time because nobody can read it."""
        self.skipped += 1
        if len(self.unread) < EXAMPLES:
            self.unread.append(Doubt(_when(end), Why.UNREAD.value, "", place, written if FIGURES.fullmatch(written) else ""))

    def _add(self, entry: Entry, doubt: Doubt, start: datetime | None) -> None:
        self.unsure += 1
        if start is None:
            self.idle.append((entry.begin, doubt._replace(when=entry.when(entry.begin), why=Why.IDLE.value)))
        else:
            self.taking.append((start, doubt._replace(when=entry.when(start))))

    def _distance(self, start: datetime) -> tuple[bool, timedelta]:
        return start < self.now, abs(start - self.now)


def end_in(part: Part, zones: Zones) -> At | None:
    """When an entry ends whose start can't be read."""
    for line in part.all("DTEND"):
        try:
            return at(line, zones)
        except (ValueError, OverflowError):
            continue
    return None


def _when(end: At | None) -> str:
    if not end:
        return ""
    return str(end.written) if end.written.is_date or end.unknown else end.instant.isoformat()
