"""Days and ISO weeks as a person's own clock has them. Pure: aware instants in, aware UTC instants out."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

NOON, A_DAY = time(12), timedelta(days=1)


class Zoned(Protocol):
    """Anyone who lives in an IANA zone, such as a client."""

    timezone: str


Client = TypeVar("Client", bound=Zoned)


def today(now: datetime, zone: str) -> date:
    """The date it is at `now` (aware) in the IANA zone."""
    return now.astimezone(ZoneInfo(zone)).date()


def by_day(clients: Iterable[Client], now: datetime) -> dict[date, list[Client]]:
    """The clients by the date it is for them at `now` (aware): two dates at most times, three at some."""
    found: dict[date, list[Client]] = {}
    for client in clients:
        found.setdefault(today(now, client.timezone), []).append(client)
    return found


def start_of(date: date, zone: str) -> datetime:
    """The first instant of a date in the IANA zone; of the first day of the calendar no earlier than there is."""
    try:
        return datetime.combine(date, time.min, ZoneInfo(zone)).astimezone(UTC)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC) if date.year == 1 else datetime.max.replace(tzinfo=UTC)


def end_of(day: date, zone: str) -> datetime:
    """The first instant after a date in the IANA zone; of the last day of the calendar the last one that there is."""
    return datetime.max.replace(tzinfo=UTC) if day == date.max else start_of(day_after(day), zone)


def day_after(day: date) -> date:
    """The next day, if the calendar has one: people type 9999-12-31 for "always"."""
    return min(day, date.max - A_DAY) + A_DAY


def years_later(day: date, years: int) -> date:
    """The same day so many years later, earlier for a negative number; of a February 29 the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def instant_on(date: date, now: datetime, zone: str) -> datetime:
    """An instant for something that happened on `date`: now when that is today, else noon of that day."""
    if date == today(now, zone):
        return now
    return datetime.combine(date, NOON, ZoneInfo(zone)).astimezone(UTC)


def monday_of(day: date) -> date:
    """The first day of its ISO week."""
    return day - timedelta(days=day.weekday())


def mondays(day: date, weeks: int) -> list[date]:
    """The first days of the last `weeks` ISO weeks, oldest first, the week of `day` last."""
    return [monday_of(day) - timedelta(weeks=back) for back in reversed(range(weeks))]


def week_of(on: date, mondays: Sequence[date]) -> int | None:
    """The index of the week that a date falls into, or None before the first. The last week is open-ended."""
    index = bisect_right(mondays, on) - 1
    return index if index >= 0 else None
