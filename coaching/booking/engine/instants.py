"""Points and stretches of real time. Everything here counts in UTC; nothing here knows a rule of booking."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from coaching.practice.zone_names import known_zones

MINUTE = timedelta(minutes=1)


def utc(moment: datetime) -> datetime:
    """The same instant in UTC, where sums are safe: Python adds and compares two times of one zone by the wall clock."""
    if moment.tzinfo is UTC:
        return moment
    if moment.utcoffset() is None:
        raise ValueError(f"{moment} has no time zone.")
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{moment} lies outside the calendar.") from error


def zone_named(name: str) -> ZoneInfo:
    """The zone of an IANA name such as "Europe/Berlin", or a ValueError."""
    if name not in known_zones():
        raise ValueError(f"“{name}” is not a time zone of the IANA database.")
    return ZoneInfo(name)


def first_instant(day: date, minute: int, zone: tzinfo) -> datetime:
    """The first instant (UTC) at which a clock in the zone reads this minute (0 to 1440) of the date, or later."""
    local = datetime.combine(day, time.min, zone) + minute * MINUTE
    instant = datetime.combine(day, time.min, UTC) + minute * MINUTE - (local.utcoffset() or timedelta())
    # Times of one zone are compared and subtracted by what the clock reads, which is just what is wanted here.
    skipped = instant.astimezone(zone) - local
    if not skipped:  # the clock reads this time once, or twice: then Python means the first pass
        return instant
    # It jumped over this time. Python knows by how much, but not when, so look for the jump by the second.
    earliest = instant - skipped

    def is_reached(second: int) -> bool:
        return (earliest + timedelta(seconds=second)).astimezone(zone) >= local

    return earliest + timedelta(seconds=bisect_left(range(int(skipped.total_seconds())), True, key=is_reached))


def is_skipped(day: date, minute: int, zone: tzinfo) -> bool:
    """Whether the clocks of the zone jump over this minute (0 to 1440) of the date, so that no clock there ever shows it."""
    wall = datetime.combine(day, time.min) + minute * MINUTE
    return first_instant(day, minute, zone).astimezone(zone).replace(tzinfo=None) != wall


class Intervals:
    """Stretches of time, each [start, end), in order; those that overlap or touch are merged and empty ones vanish."""

    def __init__(self, pairs: Iterable[tuple[datetime, datetime]]) -> None:
        self.starts: list[datetime] = []
        self.ends: list[datetime] = []
        for start, end in sorted(pairs):
            if start >= end:
                continue
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)

    def __iter__(self) -> Iterator[tuple[datetime, datetime]]:
        return zip(self.starts, self.ends, strict=True)

    def end_around(self, moment: datetime) -> datetime:
        """The end of the one that a moment lies in."""
        return self.ends[bisect_right(self.starts, moment) - 1]
