"""The times of an event: once, or as often as it repeats, with what was changed or left out."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from coaching.booking.busy.ics.doubts import Why
from coaching.booking.busy.ics.entries import Entry
from coaching.booking.busy.ics.moments import Key, Length, Moment, after, instant, keys_of, keys_on
from coaching.booking.busy.ics.repeating import is_too_often, near, pause_of
from coaching.booking.busy.ics.rules import Rule

LONGEST = timedelta(days=366 * 400)
FOR_EVER = datetime.max.replace(tzinfo=UTC) - timedelta(days=1000)
MARGIN = timedelta(days=2)  # more than any two zones are apart


class Time(NamedTuple):
    """One time of an event (UTC)."""

    start: datetime
    end: datetime
    entry: Entry

    def touches(self, since: datetime, until: datetime) -> bool:
        return self.start < until and (self.end > since or self.start >= since)


def times(series: list[Entry], since: datetime, until: datetime) -> Iterator[Time]:
    """When the events of one UID take place, as far as that touches the time from `since` to `until`."""
    changes = _newest([entry for entry in series if entry.replaces])
    firsts = _newest([entry for entry in series if not entry.replaces])
    zones = {"", *(entry.unknown for entry in firsts)}
    named = [(entry.replaces, entry.zone) for entry in changes if entry.replaces and entry.replaces.unknown in zones]
    replaced = set().union(*(keys_of(each, zone) for each, zone in named))
    onward = sorted((entry for entry in changes if entry.onward), key=_point)
    for entry in firsts:
        yield from _within(_occurrences(entry, replaced | entry.left_out, onward, since, until), since, until)
    for entry in changes:  # one that has rules goes on by them
        yield from _within(_occurrences(entry, entry.left_out, [], since, until), since, until)


def _newest(entries: list[Entry]) -> list[Entry]:
    """Of several versions of the same, those with the highest SEQUENCE."""
    found: dict[Any, list[Entry]] = {}
    for entry in entries:
        same = found.setdefault(entry.replaces.instant if entry.replaces else entry.begin, [])
        if same and same[0].sequence < entry.sequence:
            same.clear()
        if not same or same[0].sequence == entry.sequence:
            same.append(entry)
    return [entry for same in found.values() for entry in same]


def _occurrences(entry: Entry, gone: set[Key], onward: list[Entry], since: datetime, until: datetime) -> Iterator[Time]:
    """The times of one event, each by the newest change that holds for it."""
    reach = MARGIN + min(LONGEST, max(_longest(each) + _moved(each) for each in [entry, *onward]))
    yield from _without_pause(entry, since, until)
    for moment, length in _moments(entry, since - reach, until + reach):
        if keys_on(moment) & gone:
            continue
        change = next((each for each in reversed(onward) if _point(each) < instant(moment, entry.zone)), None)
        if not change:
            yield _time(moment, length, entry)
        elif not change.rules:
            yield _time(_shifted(moment, change), change.length, change)


def _time(moment: Moment, length: Length, entry: Entry) -> Time:
    return Time(instant(moment, entry.zone), after(moment, length, entry.zone), entry)


def _moments(entry: Entry, begin: datetime, end: datetime) -> Iterator[tuple[Moment, Length]]:
    """The starts of an event from `begin` to `end`, each once, and how long each takes."""
    seen: set[datetime] = set()
    for moment, length in _all_moments(entry, begin, end):
        start = instant(moment, entry.zone)
        if begin <= start <= end and start not in seen:
            seen.add(start)
            yield moment, length


def _all_moments(entry: Entry, begin: datetime, end: datetime) -> Iterator[tuple[Moment, Length]]:
    yield from entry.added
    start = entry.start if isinstance(entry.start, datetime) else datetime.combine(entry.start, time())
    if not entry.rules or any(not rule.until or rule.until >= start for rule in entry.rules):
        yield entry.start, entry.length
    elif any(rule.until and rule.until.date() == start.date() for rule in entry.rules):  # else it was called off
        entry.note(Why.RULE)
        yield entry.start, entry.length
    for rule in entry.rules:
        first = near(rule, start, begin)
        if is_too_often(rule, first, end):  # see `_without_pause`
            continue
        for each in rule.from_start(first):
            moment: Moment = each if isinstance(entry.start, datetime) else each.date()
            if instant(moment, entry.zone) > end:
                break
            yield moment, entry.length


def _without_pause(entry: Entry, since: datetime, until: datetime) -> Iterator[Time]:
    """What repeats too often to be counted, where one time ends as the next begins: all the time."""
    start = entry.start if isinstance(entry.start, datetime) else datetime.combine(entry.start, time())
    for rule in entry.rules:
        if not is_too_often(rule, near(rule, start, since), until):
            continue
        pause = pause_of(rule, start)
        if pause and pause <= entry.end - entry.begin:
            last = min(until, _last_start(rule, entry, pause) + (entry.end - entry.begin))
            entry.note(Why.ALWAYS)
            yield Time(max(entry.begin, since), max(last, entry.begin, since), entry)
        else:
            entry.note(Why.OFTEN)


def _last_start(rule: Rule, entry: Entry, pause: timedelta) -> datetime:
    """The last time at which it may begin, if not for ever."""
    by_count = entry.begin + pause * rule.count if rule.count is not None else FOR_EVER
    until = instant(rule.until.replace(tzinfo=rule.until.tzinfo or entry.zone), entry.zone) if rule.until else FOR_EVER
    return min(by_count, until)


def _within(found: Iterable[Time], since: datetime, until: datetime) -> Iterator[Time]:
    return (each for each in found if each.touches(since, until))


def _point(change: Entry) -> datetime:
    assert change.replaces
    return change.replaces.instant


def _shifted(moment: Moment, change: Entry) -> Moment:
    """An occurrence moved as far as the first of the changed ones was, by the clock on the wall."""
    assert change.replaces
    if isinstance(moment, datetime) and isinstance(change.start, datetime):
        point = change.replaces.instant.astimezone(moment.tzinfo).replace(tzinfo=None)
        return moment + (change.start.astimezone(moment.tzinfo).replace(tzinfo=None) - point)
    days = _day(change.start) - change.replaces.written.day
    if isinstance(change.start, datetime):
        return datetime.combine(_day(moment) + days, change.start.timetz())
    return _day(moment) + days


def _moved(change: Entry) -> timedelta:
    return abs(change.begin - _point(change)) if change.replaces else timedelta()


def _longest(entry: Entry) -> timedelta:
    lengths = [entry.length, *(length for _moment, length in entry.added)]
    return max(abs(length.wall) + abs(length.exact) for length in lengths)


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
