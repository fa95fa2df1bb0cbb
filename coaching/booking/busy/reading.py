"""From the text of a calendar to the times at which its owner is busy. No database, no network and no Django.

Each entry has its own limit of time, so one that never ends costs a moment, is counted, and hides no other.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import recurring_ical_events
import x_wr_timezone
from icalendar import Calendar, Component

from coaching.booking.busy.errors import CannotRead, Trouble
from coaching.booking.busy.parsing import parsed, zone_of
from coaching.booking.busy.repeating import nothing_after, refuse_endless, several
from coaching.booking.engine.instants import first_instant
from coaching.jobs.cpu_time import Budget, TookTooLong, at_most

MOST_TIMES = 20_000
PATIENCE = 12  # seconds of work for a whole file
FREE = {"FREE", "WORKINGELSEWHERE"}


class BusyEvent(NamedTuple):
    """One event, once; start and end are UTC."""

    start: datetime
    end: datetime
    uid: str


class Reading(NamedTuple):
    events: list[BusyEvent]
    skipped: int  # entries that nobody could understand


def read(text: str, *, zone: str, since: datetime, until: datetime, owners: Iterable[str] = ()) -> Reading:
    """What is busy from `since` to `until` (aware) in a pared calendar.

    Dates and times without a zone are those of the calendar's own zone, else of `zone` (IANA name). `owners` are the mail
    addresses of whoever the calendar belongs to: what they have declined is free. Raises CannotRead.
    """
    try:
        return _read(text, ZoneInfo(zone), since, until, {f"MAILTO:{owner}".upper() for owner in owners})
    except TookTooLong:
        raise CannotRead(Trouble.TOO_MUCH) from None


def _read(text: str, place: ZoneInfo, since: datetime, until: datetime, owners: set[str]) -> Reading:
    budget = Budget(PATIENCE)
    calendar, skipped = parsed(text, budget)
    if named := zone_of(calendar):
        place, calendar = named, x_wr_timezone.to_standard(calendar)
    calendar.pop("X-WR-TIMEZONE", None)
    with nothing_after(until.year + 1):
        return _Reader(place, since, until, owners).read(calendar, budget, skipped)


class _Reader:
    def __init__(self, zone: ZoneInfo, since: datetime, until: datetime, owners: set[str]) -> None:
        self.zone, self.since, self.until, self.owners = zone, since, until, owners

    def read(self, calendar: Calendar, budget: Budget, skipped: int) -> Reading:
        found: list[BusyEvent] = []
        too_much: CannotRead | None = None
        for entry in self._entries(calendar):
            seconds = budget.share()
            try:
                with at_most(seconds):
                    found += entry()
            except CannotRead as error:
                skipped, too_much = skipped + 1, error
            except (Exception, TookTooLong):  # one entry that makes no sense must not hide the others
                skipped += 1
            if len(found) > MOST_TIMES:
                raise CannotRead(Trouble.TOO_MUCH)
        if too_much and not found:
            raise too_much
        return Reading(found, skipped)

    def _entries(self, calendar: Calendar) -> Iterator[Callable[[], Iterator[BusyEvent]]]:
        """A function for each, which gives its times."""
        for part in calendar.walk("VFREEBUSY"):
            for each in several(part, "FREEBUSY"):
                yield partial(self._period, each)
        for series in _by_uid(calendar).values():
            yield partial(self._times, series)

    def _times(self, series: list[Component]) -> Iterator[BusyEvent]:
        for event in series:
            refuse_endless(event, self.until)
        calendar = Calendar()
        calendar.subcomponents = series
        for event in recurring_ical_events.of(calendar).between(self.since, self.until):
            if self._is_busy(event):
                yield BusyEvent(self._instant(event["DTSTART"].dt), self._instant(event["DTEND"].dt), str(event.get("UID", "")))

    def _is_busy(self, event: Component) -> bool:
        declined = {str(each).upper() for each in several(event, "ATTENDEE")}  # the others were pared away
        return not (
            str(event.get("STATUS", "")).upper() == "CANCELLED"
            or str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
            or str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() in FREE
            or declined & self.owners
        )

    def _period(self, each: Any) -> Iterator[BusyEvent]:
        """Some servers publish nothing but periods."""
        if str(each.params.get("FBTYPE", "BUSY")).upper() != "FREE":
            start, end = each.dt if isinstance(each.dt, tuple) else (each.start, each.end)
            end = end if isinstance(end, date) else start + end
            if end > self.since and start < self.until:
                yield BusyEvent(self._instant(start), self._instant(end), "")

    def _instant(self, moment: date) -> datetime:
        """UTC. A date begins at its first moment by the owner's clock."""
        if not isinstance(moment, datetime):
            return first_instant(moment, 0, self.zone)
        return (moment if moment.tzinfo else moment.replace(tzinfo=self.zone)).astimezone(UTC)


def _by_uid(calendar: Calendar) -> dict[str, list[Component]]:
    """The events that belong together: a series and what was changed of it."""
    found: dict[str, list[Component]] = {}
    for number, event in enumerate(calendar.walk("VEVENT")):
        found.setdefault(str(event.get("UID", number)), []).append(event)
    return found
