"""By which rules an event repeats, and what is added to its series or left out."""

from datetime import MAXYEAR, date, datetime, time, timedelta

from coaching.booking.busy.ics.doubts import Why
from coaching.booking.busy.ics.lines import Line
from coaching.booking.busy.ics.moments import Key, Length, Moment, Written, keys_of, period, values_in, written
from coaching.booking.busy.ics.rules import Rule
from coaching.booking.busy.ics.said import Said

MOST_NAMED = 10_000
LAST_SECOND = timedelta(hours=23, minutes=59, seconds=59)


def rules_of(said: Said, start: Moment) -> list[Rule]:
    """The rules that can be read."""
    found = []
    if said.part.all("EXRULE"):  # of an older standard: what it leaves out is taken
        said.note(Why.RULE)
    for line in said.part.all("RRULE"):
        try:
            rule = Rule(line.value, lambda text: _last_moment(said, written(text), start))
        except ValueError:
            said.note(Why.RULE)
            continue
        if not rule.sure:
            said.note(Why.RULE)
        found.append(rule)
    return found


def added_to(said: Said, start: Moment, length: Length) -> list[tuple[Moment, Length]]:
    """The times that are named besides the rules, and how long each takes."""
    values = [(line, text) for line in said.part.all("RDATE") for text in values_in(line)]
    if len(values) > MOST_NAMED:
        said.note(Why.OFTEN)
        return []
    return [each for line, text in values if (each := _added(said, line, text, start, length))]


def left_out_of(said: Said) -> set[Key]:
    """What the times that are left out can be recognized by."""
    values = [(line, text) for line in said.part.all("EXDATE") for text in values_in(line)]
    if len(values) > MOST_NAMED:
        said.note(Why.RULE)
    found: set[Key] = set()
    for line, text in values[:MOST_NAMED]:
        try:
            each = said.at(line, text)
            if each.unknown in {"", said.begin.unknown}:  # else nobody knows which one is meant, and none is freed
                found |= keys_of(each, said.zones.place)
        except (ValueError, OverflowError):
            said.note(Why.RULE)
    return found


def _last_moment(said: Said, until: Written, start: Moment) -> datetime:
    """The last moment that counts: without a Z it is by the clock of the start, and a date counts to its end."""
    if not isinstance(start, datetime):
        return datetime.combine(_last_day(until, said), time())
    by_its_clock = (until.wall + (LAST_SECOND if until.is_date else timedelta())).replace(tzinfo=start.tzinfo)
    if until.zone is None:
        return by_its_clock
    stated = until.wall.replace(tzinfo=until.zone)
    return max(stated, by_its_clock) if said.begin.floating else stated


def _last_day(until: Written, said: Said) -> date:
    """Of whole days: the first or the last second of a day means that day; another time is midnight to the owner."""
    if until.zone is None or f"{until.wall:%H%M%S}" in {"000000", "235959"}:
        return until.day
    last = until.wall.replace(tzinfo=until.zone)
    return last.astimezone(said.zones.place).date() if last.year < MAXYEAR else until.day


def _added(said: Said, line: Line, text: str, start: Moment, length: Length) -> tuple[Moment, Length] | None:
    try:
        begin, own = period(line, text, said.at) if "/" in text else (said.at(line, text, beside=True), length)
    except (ValueError, OverflowError):
        said.note(Why.RULE)
        return None
    if not isinstance(start, datetime):
        return begin.written.day, length
    if begin.written.is_date:
        return datetime.combine(begin.written.day, start.timetz()), own
    return begin.moment, own
