"""How often an event repeats, at most; known before anything is counted out, so that no file keeps a worker busy for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import product
from math import prod
from types import SimpleNamespace

from dateutil import rrule

from coaching.booking.busy.ics.rules import Rule

MOST_A_DAY = 48
MOST = 1_000_000  # of one rule, from its first day on: birthdays may begin in the year 1
DAY = 24 * 60 * 60
DAYS = {"WEEKLY": 7, "DAILY": 1, "HOURLY": 1, "MINUTELY": 1, "SECONDLY": 1}  # after as many steps the clock shows the same
STEPS = {"SECONDLY": 1, "MINUTELY": 60, "HOURLY": 60 * 60}


def is_too_often(rule: Rule, start: datetime, until: datetime) -> bool:
    """Whether a rule gives too many times a day, or from `start` to `until` (aware)."""
    days = max((until.replace(tzinfo=start.tzinfo) - start).total_seconds(), 0) / DAY
    return _a_day(rule) > MOST_A_DAY or _a_day(rule) * days > MOST


def pause_of(rule: Rule, start: datetime) -> timedelta | None:
    """The longest time from one start to the next, where it is the same each day; None where nobody can tell."""
    if rule.frequency in STEPS and not rule.by.keys() - {"wkst"}:
        return timedelta(seconds=STEPS[rule.frequency] * rule.interval)
    if rule.frequency != "DAILY" or rule.interval > 1 or rule.by.keys() - {"wkst", "byhour", "byminute", "bysecond"}:
        return None
    clock = [rule.by.get(name) or [getattr(start, name[2:])] for name in ("byhour", "byminute", "bysecond")]
    starts = sorted({hour * 3600 + minute * 60 + second for hour, minute, second in product(*clock)})
    following = [*starts[1:], starts[0] + DAY]
    return timedelta(seconds=max(after - before for before, after in zip(starts, following, strict=True)))


def near(rule: Rule, start: datetime, begin: datetime) -> datetime:
    """A start from which the rule gives the same times after `begin` (aware), without counting those of ages before."""
    days = DAYS.get(rule.frequency, 0) * rule.interval
    if days > begin.toordinal() - 3:
        return start
    first = begin.replace(tzinfo=start.tzinfo) - timedelta(days=days + 2)
    if rule.count is not None or first <= start:
        return start
    if days:
        return start + (first - start) // timedelta(days=days) * timedelta(days=days)
    years = (first.year - 1 - start.year) // rule.interval * rule.interval
    return start.replace(year=start.year + years) if years > 0 and (start.month, start.day) != (2, 29) else start


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


def _a_day(rule: Rule) -> float:
    """How many times a day the rule gives at most; infinitely many where it could run on for ages and never come true."""
    if rule.frequency not in STEPS:
        return prod(len(rule.by[name]) for name in ("byhour", "byminute", "bysecond") if name in rule.by)
    if any(name.startswith("by") for name in rule.by):
        return float("inf")
    return DAY / (STEPS[rule.frequency] * rule.interval)
