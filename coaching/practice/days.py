"""Days and ISO weeks as a person's own clock has them. Pure: aware instants in, aware UTC instants out."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NOON = time(12)


def today(now: datetime, zone: str) -> date:
    """The date it is at `now` (aware) in the IANA zone."""
    return now.astimezone(ZoneInfo(zone)).date()


def start_of(date: date, zone: str) -> datetime:
    """The first instant of a date in the IANA zone."""
    return datetime.combine(date, time.min, ZoneInfo(zone)).astimezone(UTC)


def instant_on(date: date, now: datetime, zone: str) -> datetime:
    """An instant for something that happened on `date`: now when that is today, else noon of that day."""
    if date == today(now, zone):
        return now
    return datetime.combine(date, NOON, ZoneInfo(zone)).astimezone(UTC)


def week_starts(now: datetime, zone: str, weeks: int) -> list[datetime]:
    """The first instants of the last `weeks` ISO weeks in the IANA zone, oldest first, the running week last."""
    day = today(now, zone)
    monday = day - timedelta(days=day.weekday())
    return [start_of(monday - timedelta(weeks=back), zone) for back in reversed(range(weeks))]


def week_of(at: datetime, starts: Sequence[datetime]) -> int | None:
    """The index of the week that `at` (aware) falls into, or None before the first. The last week is open-ended."""
    index = bisect_right(starts, at) - 1
    return index if index >= 0 else None
