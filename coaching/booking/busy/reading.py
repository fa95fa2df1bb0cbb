"""From the text of a calendar to the times at which its owner is busy. No database, no network and no Django.

Each entry has its own limit of time, so one that never ends costs a moment, is counted, and hides no other.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from coaching.booking.busy.errors import CannotRead, Trouble
from coaching.booking.busy.ics.components import Part, calendars_in, every
from coaching.booking.busy.ics.doubts import Doubt, Why
from coaching.booking.busy.ics.entries import Entry, by_uid, changes_in, event_of, is_free, period_of, uid_of
from coaching.booking.busy.ics.lines import lines_in
from coaching.booking.busy.ics.moments import values_in
from coaching.booking.busy.ics.repeating import nothing_after
from coaching.booking.busy.ics.series import Time, times
from coaching.booking.busy.ics.telling import Telling, end_in
from coaching.booking.busy.ics.zones import Zones
from coaching.booking.busy.sanitize import WANTED
from coaching.booking.engine.instants import Intervals
from coaching.jobs.cpu_time import Budget, TookTooLong, at_most

MOST_COUNTED = 200_000
MOST_TIMES = 30_000  # of which fewer may be left, because those that overlap or touch are one
OURS = re.compile(r"^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@booking$")
PATIENCE = 12  # seconds of work for a whole file
FAR = timedelta(days=366)  # so much of what takes for ever: the ends of the calendar fit into no other zone
A_DAY = timedelta(days=1)  # what is asked for begins so long ago


class BusyEvent(NamedTuple):
    """One event, once; start and end are UTC."""

    start: datetime
    end: datetime
    uid: str


class Reading(NamedTuple):
    events: list[BusyEvent]
    skipped: int  # entries that nobody could understand, so they take no time
    unsure: int = 0  # entries that are understood in part, and take the time that they may mean
    doubts: tuple[Doubt, ...] = ()  # a few of both


def read(text: str, *, zone: str, since: datetime, until: datetime) -> Reading:
    """What is busy from `since` to `until` (aware) in a pared calendar.

    Dates and times without a zone are those of the calendar's own zone, else of `zone` (IANA name). Raises CannotRead.
    """
    try:
        with nothing_after(until.year + 1):
            return _Reader(ZoneInfo(zone), since, until).read(text)
    except TookTooLong:
        raise CannotRead(Trouble.TOO_MUCH) from None


class _Reader:
    def __init__(self, zone: ZoneInfo, since: datetime, until: datetime) -> None:
        self.zone, self.since, self.until = zone, since, until
        self.budget = Budget(PATIENCE)
        self.events: list[BusyEvent] = []
        self.number = 0  # of the event that is read
        self.telling = Telling(since + A_DAY)

    def read(self, text: str) -> Reading:
        for calendar in calendars_in(lines_in(text), WANTED):
            if not calendar.whole:
                self.telling.skip()
            zones = Zones(calendar, self.zone, self.budget)
            for series in by_uid([*self._periods(calendar, zones), *self._entries(calendar, zones)]):
                self._series(series)
        return Reading(_few(self.events), self.telling.skipped, self.telling.unsure, self.telling.examples())

    def _entries(self, calendar: Part, zones: Zones) -> Iterator[Entry]:
        parts = list(every([calendar], "VEVENT"))
        changes = changes_in(parts)
        for part in parts:
            self.number += 1
            seconds = self.budget.share()
            try:
                with at_most(seconds):
                    entry = event_of(part, zones, changes.get(uid_of(part), ()))
            except (Exception, TookTooLong):  # one entry that makes no sense must not hide the others
                if not is_free(part):
                    self.telling.skip(self.number, _first_value(part, "DTSTART"), end_in(part, zones))
            else:
                yield entry

    def _series(self, series: list[Entry]) -> None:
        """A series that can't be counted out takes the times that each of its events names first."""
        seconds = self.budget.share()
        try:
            with at_most(seconds):
                found = list(times(series, self.since, self.until))
        except TookTooLong:
            found = self._first_times(series, Why.OFTEN)
        except Exception:
            found = self._first_times(series, Why.RULE)
        self._keep(found)
        self.telling.series(series, found, self.until)

    def _first_times(self, series: list[Entry], why: Why) -> list[Time]:
        for entry in series:
            entry.note(why)
        found = (Time(entry.begin, entry.end, entry) for entry in series)
        return [time for time in found if time.touches(self.since, self.until)]

    def _keep(self, found: list[Time]) -> None:
        first, last = self.since - FAR, self.until + FAR
        taken = (time for time in found if not time.entry.free)
        self.events += [BusyEvent(max(time.start, first), min(time.end, last), time.entry.uid) for time in taken]
        if len(self.events) > MOST_COUNTED:
            raise CannotRead(Trouble.TOO_MUCH)

    def _periods(self, calendar: Part, zones: Zones) -> Iterator[Entry]:
        """Some servers publish nothing but stretches of time."""
        lines = (line for part in every([calendar], "VFREEBUSY") for line in part.all("FREEBUSY"))
        for line in lines:
            for text in values_in(line) if line.params.get("FBTYPE", "BUSY").upper() != "FREE" else ():
                try:
                    yield period_of(line, text, zones)
                except (ValueError, OverflowError):
                    self.telling.skip(written=text)


def _first_value(part: Part, name: str) -> str:
    return next((line.value for line in part.all(name)), "")


def _few(events: list[BusyEvent]) -> list[BusyEvent]:
    """No more than can be kept: many together where that is the only way. Raises CannotRead."""
    if len(events) <= MOST_TIMES:
        return events
    ours = [event for event in events if OURS.match(event.uid)]  # the bookings among them are left out later
    together = Intervals((event.start, event.end) for event in events if not OURS.match(event.uid))
    few = [*ours, *(BusyEvent(start, end, "") for start, end in together)]
    if len(few) > MOST_TIMES:
        raise CannotRead(Trouble.TOO_MUCH)
    return few
