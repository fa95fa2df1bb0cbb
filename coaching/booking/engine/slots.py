"""The times a coach can be booked at. Plain values in, UTC datetimes out; docs/slots.md tells the rules R1 to R9.

Nothing here reads a clock, a database or a setting. Every datetime has to be aware; a naive one raises ValueError.
"""

import heapq
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from .caps import room_under_caps
from .instants import Intervals, utc, zone_named
from .openings import Hours, Schedule

__all__ = ["Booked", "Busy", "Hours", "Rules", "Schedule", "by_local_date", "is_open", "nearest", "open_slots"]

NONE = timedelta()
LATEST = datetime(9998, 1, 1, tzinfo=UTC)  # sums stay inside Python's calendar, whatever a visitor puts into an address
NEVER = (datetime.max.replace(tzinfo=UTC),) * 2


class Busy(NamedTuple):
    """Time taken in another calendar of the coach."""

    start: datetime
    end: datetime


class Booked(NamedTuple):
    """A booking of the coach that is not canceled, of any type, past or to come."""

    start: datetime
    end: datetime
    buffer_before: timedelta = NONE
    buffer_after: timedelta = NONE
    same_type: bool = False  # of the appointment type that is asked for: counts for its caps
    key: Hashable | None = None


@dataclass(frozen=True)
class Rules:
    """What an appointment type asks for. A None is no limit."""

    duration: timedelta
    increment: timedelta
    buffer_before: timedelta = NONE
    buffer_after: timedelta = NONE
    minimum_notice: timedelta = NONE
    horizon_days: int | None = None
    cap_per_day: int | None = None
    cap_per_week: int | None = None

    def __post_init__(self) -> None:
        if self.duration <= NONE or self.increment <= NONE:
            raise ValueError("Duration and increment have to be longer than nothing.")
        if min(self.buffer_before, self.buffer_after, self.minimum_notice) < NONE:
            raise ValueError("Buffers and notice cannot be negative.")


def open_slots(
    *,
    schedule: Schedule,
    rules: Rules,
    busy: Iterable[Busy],
    booked: Iterable[Booked],
    now: datetime,
    start: datetime,
    end: datetime,
    moving: Hashable | None = None,
) -> list[datetime]:
    """The starts in [start, end) that can be booked, sorted, in UTC.

    `booked` needs all bookings whose blocked time reaches the window and, under a cap, those of the dates and ISO weeks it
    meets. `moving` is the key of a booking that is being rescheduled, which then counts as absent.
    """
    since, until = _window(rules, utc(now), utc(start), utc(end))
    if since >= until:
        return []
    booked = [booking for booking in booked if moving is None or booking.key != moving]
    taken = Intervals(_blocked_times(busy, booked))
    has_room = room_under_caps(rules, booked, schedule.zone)
    starts = _starts(schedule.openings(since, until + rules.duration), rules, since, until)
    return [start for start in _free_starts(starts, rules, taken) if has_room(start)]


def is_open(
    *,
    schedule: Schedule,
    rules: Rules,
    busy: Iterable[Busy],
    booked: Iterable[Booked],
    now: datetime,
    at: datetime,
    moving: Hashable | None = None,
) -> bool:
    """Whether `at` is one of the open slots."""
    at = utc(at)
    window = {"start": at, "end": min(at, LATEST) + datetime.resolution}
    return at in open_slots(schedule=schedule, rules=rules, busy=busy, booked=booked, now=now, moving=moving, **window)


def nearest(slots: Iterable[datetime], wanted: datetime, count: int = 3) -> list[datetime]:
    """Those `count` of the sorted slots that lie nearest to the wanted instant, in order; of two as near, the earlier."""
    wanted = utc(wanted)
    return sorted(heapq.nsmallest(count, slots, key=lambda slot: abs(slot - wanted)))


def by_local_date(slots: Iterable[datetime], zone: str) -> dict[date, list[datetime]]:
    """The slots, still in UTC, under the dates on which they start in a zone; dates in order, those without any left out."""
    place = zone_named(zone)
    dates: dict[date, list[datetime]] = {}
    for slot in slots:
        dates.setdefault(slot.astimezone(place).date(), []).append(slot)
    return dict(sorted(dates.items()))


def _window(rules: Rules, now: datetime, start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """R6, R7 and R9: the instants between which a start can lie. Empty when the first is not before the second."""
    since, until = max(start - now, rules.minimum_notice), min(end, LATEST) - now
    if rules.horizon_days is not None:
        until = min(until, timedelta(days=rules.horizon_days))
    return (now + since, now + until) if since < until else (now, now)


def _starts(
    openings: Collection[tuple[datetime, datetime]], rules: Rules, since: datetime, until: datetime
) -> Iterator[datetime]:
    """R3 and R4: from each opening's first instant on every increment, as long as the session ends in open time."""
    open_time = Intervals(openings)
    for first, end in openings:
        start = first + max(0, -((first - since) // rules.increment)) * rules.increment
        last = open_time.end_around(first) - rules.duration
        stop = min(end, until, last + datetime.resolution)
        while start < stop:
            yield start
            start += rules.increment


def _blocked_times(busy: Iterable[Busy], booked: Iterable[Booked]) -> Iterator[tuple[datetime, datetime]]:
    """R5: what nothing may overlap. A booking brings buffers of its own, on top of those of the session."""
    for start, end in busy:
        yield utc(start), utc(end)
    for booking in booked:
        yield utc(booking.start) - booking.buffer_before, utc(booking.end) + booking.buffer_after


def _free_starts(starts: Iterable[datetime], rules: Rules, taken: Intervals) -> Iterator[datetime]:
    """R5: the starts whose session and buffers meet nothing that is taken. Both are in order, so one sweep does."""
    before, after = rules.buffer_before, rules.duration + rules.buffer_after
    stretches = iter(taken)
    taken_from, taken_to = next(stretches, NEVER)
    for start in starts:
        while taken_to <= start - before:
            taken_from, taken_to = next(stretches, NEVER)
        if start + after <= taken_from:
            yield start
