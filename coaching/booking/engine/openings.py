"""From the hours a coach writes down, in local time, to openings in real time: rules R1 to R3 of docs/slots.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .instants import Intervals, first_instant, zone_named

MINUTES_A_DAY = 24 * 60


class Hours(NamedTuple):
    """One row of opening hours, in local minutes of the day: 540 is 09:00, 1440 is 24:00."""

    start: int
    end: int


@dataclass(frozen=True)
class Schedule:
    """When a coach is open: rows by weekday (0 is Monday) and, for single dates, the rows that replace them (none: closed)."""

    zone: str
    weekly: Mapping[int, Sequence[Hours]] = field(default_factory=dict)
    overrides: Mapping[date, Sequence[Hours]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        zone_named(self.zone)
        for rows in (*self.weekly.values(), *self.overrides.values()):
            for start, end in rows:
                if not (0 <= start <= MINUTES_A_DAY and 0 <= end <= MINUTES_A_DAY):
                    raise ValueError(f"Hours are minutes of the day, 0 to {MINUTES_A_DAY}, not {start} to {end}.")

    def rows_of(self, day: date) -> Sequence[Hours]:
        """R1: the rows that hold on a date."""
        return self.overrides[day] if day in self.overrides else self.weekly.get(day.weekday(), ())

    def openings_of(self, day: date, zone: ZoneInfo) -> Intervals:
        """R2 and R3: the date's rows in real time, merged where their instants meet.

        A row that does not end after its start (R1) does not do so as instants either: it is empty and vanishes.
        """
        return Intervals((first_instant(day, start, zone), first_instant(day, end, zone)) for start, end in self.rows_of(day))

    def openings(self, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
        """The openings of all dates that have a moment in [since, until), in order, each one whole."""
        zone = zone_named(self.zone)
        first = since.astimezone(zone).date()
        # One date more: where clocks are turned back across midnight, an opening of tomorrow goes on while they read today again.
        last = until.astimezone(zone).date() + timedelta(days=1)
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return [opening for day in days for opening in self.openings_of(day, zone)]
