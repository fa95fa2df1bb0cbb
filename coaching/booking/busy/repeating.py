"""How often an event repeats, at most; known before anything is counted out, so that no file keeps a worker busy for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from math import prod
from types import SimpleNamespace
from typing import Any

from dateutil import rrule
from icalendar import Component

from coaching.booking.busy.errors import CannotRead, Trouble

MOST_A_DAY = 48
MOST = 1_000_000  # of one rule, from its first day on: birthdays may begin in the year 1
MOST_NAMED = 10_000
DAY = 24 * 60 * 60
STEPS = {"SECONDLY": 1, "MINUTELY": 60, "HOURLY": 60 * 60}


def refuse_endless(event: Component, until: datetime) -> None:
    """Raises CannotRead if an event names, or one of its rules gives, too many times a day or before `until` (aware)."""
    if sum(len(each.dts) for each in several(event, "RDATE")) > MOST_NAMED:
        raise CannotRead(Trouble.TOO_MUCH)
    for rule in several(event, "RRULE"):
        begins: Any = event["DTSTART"]
        days = max((until - _aware(begins.dt)).total_seconds(), 0) / DAY
        if _a_day(rule) > MOST_A_DAY or _a_day(rule) * days > MOST:
            raise CannotRead(Trouble.TOO_MUCH)


@contextmanager
def nothing_after(year: int) -> Iterator[None]:
    """No rule is followed into a later year: one that never comes true would be followed to the year 9999.

    An UNTIL does not help, because dateutil compares it only with what a rule gives.
    """
    whole = rrule.datetime
    rrule.datetime = SimpleNamespace(**{**vars(whole), "MAXYEAR": year})
    try:
        yield
    finally:
        rrule.datetime = whole


def several(component: Component, name: str) -> list[Any]:
    """The values of a property, which can occur once, several times or not at all."""
    values = component.get(name, [])
    return values if isinstance(values, list) else [values]


def _a_day(rule: Any) -> float:
    """How many times a day the rule gives at most; infinitely many where it could run on for ages and never come true."""
    frequency, interval = str(rule.get("FREQ", [""])[0]).upper(), int(rule.get("INTERVAL", [1])[0])
    if frequency not in STEPS:
        return prod(len(rule[name]) for name in ("BYHOUR", "BYMINUTE", "BYSECOND") if name in rule)
    if any(name.startswith("BY") for name in rule):
        return float("inf")
    return DAY / (STEPS[frequency] * max(interval, 1))


def _aware(moment: date) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
