"""Short ways to write down hours, instants and questions to the slot engine."""

import re
from datetime import UTC, date, datetime, timedelta

from coaching.booking.engine.slots import Booked, Busy, Hours, Rules, Schedule, open_slots

LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


def utc(text):
    """utc("2026-03-29 01:00")"""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def instants(text):
    """instants("2026-03-29 01:00 02:00, 2026-03-30 01:00"): a date, then times of it in UTC."""
    found = []
    for word in re.findall(r"[\d:-]+", text):
        if "-" in word:
            day = word
        else:
            found.append(utc(f"{day} {word}"))
    return found


def minutes(count):
    return timedelta(minutes=count)


def hours(text):
    """hours("09:00-12:00 13:00-24:00")"""
    clock = [[int(part) for part in time.split(":")] for row in text.split() for time in row.split("-")]
    whole = [hour * 60 + minute for hour, minute in clock]
    return [Hours(*pair) for pair in zip(whole[::2], whole[1::2], strict=True)]


def on_dates(zone, **rows):
    """A coach who is open on these dates only: on_dates("UTC", d2026_03_29="09:00-12:00")."""
    return Schedule(zone, {}, {date.fromisoformat(day[1:].replace("_", "-")): hours(text) for day, text in rows.items()})


def every_day(zone, rows):
    return Schedule(zone, dict.fromkeys(range(7), hours(rows)))


def rules(duration, increment=None, **others):
    """Rules in minutes."""
    spans = {name: minutes(value) if name.startswith(("buffer", "minimum")) else value for name, value in others.items()}
    return Rules(minutes(duration), minutes(increment or duration), **spans)


def busy(start, end):
    return Busy(utc(start), utc(end))


def booked(start, end, **others):
    spans = {name: minutes(value) if name.startswith("buffer") else value for name, value in others.items()}
    return Booked(utc(start), utc(end), **spans)


def ask(schedule, rules, *, taken=(), now=LONG_AGO, window=None, moving=None):
    """The open slots of a window ("from", "to"); without one, of all the schedule's single dates."""
    if window is None:
        days = sorted(schedule.overrides)
        start, end = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (days[0], days[-1]))
        window = start - timedelta(days=2), end + timedelta(days=3)
    else:
        window = tuple(utc(text) for text in window)
    return open_slots(
        schedule=schedule,
        rules=rules,
        busy=[one for one in taken if isinstance(one, Busy)],
        booked=[one for one in taken if isinstance(one, Booked)],
        now=utc(now) if isinstance(now, str) else now,
        start=window[0],
        end=window[1],
        moving=moving,
    )
