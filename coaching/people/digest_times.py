"""When the weekly mail comes: always at the chosen hour by the client's own clock, whatever daylight saving does."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coaching.practice.days import today


def next_time(*, day, hour, zone, now):
    """The first weekday `day` (Monday is 0) at `hour` o'clock in the IANA zone after `now` (aware), in UTC.

    An hour that a clock change skips is taken as the instant of the change; of one that comes twice, the first.
    """
    date = today(now, zone)
    date += timedelta(days=(day - date.weekday()) % 7)
    found = _at(date, hour, zone)
    return found if found > now else _at(date + timedelta(weeks=1), hour, zone)


def week_name(now, zone):
    """The ISO week it is in the zone, as in "2026-W48"."""
    year, week, _day = today(now, zone).isocalendar()
    return f"{year}-W{week:02}"


def digest_cause(client, now):
    """The cause of the client's weekly mail at `now` (aware): one a client and week of theirs, whatever they change meanwhile."""
    return f"digest:{client.pk}:{week_name(now, client.timezone)}"


def _at(date, hour, zone):
    return datetime.combine(date, time(hour), ZoneInfo(zone)).astimezone(UTC)
