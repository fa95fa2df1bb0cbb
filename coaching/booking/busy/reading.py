"""From the text of a calendar to the times at which its owner is busy. No database and no network."""

from datetime import UTC, date, datetime
from time import monotonic
from typing import NamedTuple
from zoneinfo import ZoneInfo

import recurring_ical_events
import x_wr_timezone
from icalendar import Calendar

from coaching.booking.busy.repeating import refuse_endless, several
from coaching.booking.busy.troubles import CannotRead, Trouble
from coaching.booking.instants import first_instant

MOST_TIMES = 20_000
PATIENCE = 10  # seconds
FREE = {"FREE", "WORKINGELSEWHERE"}


class BusyEvent(NamedTuple):
    """One event, once; start and end are UTC."""

    start: datetime
    end: datetime
    uid: str


class Reading(NamedTuple):
    events: list[BusyEvent]
    skipped: int  # entries that nobody could understand


def read(text, *, zone, since, until, owners=()):
    """What is busy from `since` to `until` (aware) in a pared calendar.

    Dates and times without a zone are those of the calendar's own zone, else of `zone` (IANA name). `owners` are the mail
    addresses of whoever the calendar belongs to: what they have declined is free. Raises CannotRead.
    """
    calendar, place = _calendar(text), ZoneInfo(zone)
    if named := _zone_of(calendar):
        place, calendar = named, x_wr_timezone.to_standard(calendar)
    calendar.pop("X-WR-TIMEZONE", None)
    return _Reader(place, since, until, {f"MAILTO:{each}".upper() for each in owners}).read(calendar)


class _Reader:
    def __init__(self, zone, since, until, owners):
        self.zone, self.since, self.until, self.owners = zone, since, until, owners

    def read(self, calendar):
        found, skipped, give_up = list(self._free_busy(calendar)), 0, monotonic() + PATIENCE
        for series in _by_uid(calendar).values():
            try:
                found += self._times(series)
            except CannotRead:
                raise
            except Exception:  # one entry that makes no sense must not hide the others
                skipped += 1
            if len(found) > MOST_TIMES or monotonic() > give_up:
                raise CannotRead(Trouble.TOO_MUCH)
        return Reading(found, skipped)

    def _times(self, series):
        for event in series:
            refuse_endless(event, self.until)
        calendar = Calendar()
        calendar.subcomponents = series
        for event in recurring_ical_events.of(calendar).between(self.since, self.until):
            if self._is_busy(event):
                yield BusyEvent(self._instant(event["DTSTART"].dt), self._instant(event["DTEND"].dt), str(event.get("UID", "")))

    def _is_busy(self, event):
        declined = {str(each).upper() for each in several(event, "ATTENDEE")}  # the others were pared away
        return not (
            str(event.get("STATUS", "")).upper() == "CANCELLED"
            or str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
            or str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() in FREE
            or declined & self.owners
        )

    def _free_busy(self, calendar):
        """Some servers publish nothing but periods."""
        for part in calendar.walk("VFREEBUSY"):
            for each in several(part, "FREEBUSY"):
                if str(each.params.get("FBTYPE", "BUSY")).upper() != "FREE":
                    start, end = each.dt if isinstance(each.dt, tuple) else (each.start, each.end)
                    end = end if isinstance(end, date) else start + end
                    if end > self.since and start < self.until:
                        yield BusyEvent(self._instant(start), self._instant(end), "")

    def _instant(self, moment):
        """UTC. A date begins at its first moment by the owner's clock."""
        if not isinstance(moment, datetime):
            return first_instant(moment, 0, self.zone)
        return (moment if moment.tzinfo else moment.replace(tzinfo=self.zone)).astimezone(UTC)


def _calendar(text):
    """The calendar of a text; one whose descriptions of zones make no sense is read without them."""
    for attempt in (text, _without_zones(text)):
        try:
            first, *others = Calendar.from_ical(attempt, multiple=True)
        except Exception:  # whatever a stranger's file makes the parser say
            continue
        for each in others:
            first.subcomponents += each.subcomponents
        return first
    raise CannotRead(Trouble.NO_CALENDAR)


def _without_zones(text):
    before, *parts = text.split("BEGIN:VTIMEZONE")
    return before + "".join(part.partition("END:VTIMEZONE\r\n")[2] for part in parts)


def _zone_of(calendar):
    """The zone that a calendar says it lies in. UTC is what servers write who don't know."""
    name = str(calendar.get("X-WR-TIMEZONE", "UTC"))
    try:
        return None if name in {"UTC", "Etc/UTC", "GMT"} else ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        return None


def _by_uid(calendar):
    """The events that belong together: a series and what was changed of it."""
    found = {}
    for number, event in enumerate(calendar.walk("VEVENT")):
        found.setdefault(str(event.get("UID", number)), []).append(event)
    return found
