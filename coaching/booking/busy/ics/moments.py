"""Dates, times and durations as calendar files write them, and the zones they are in."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from coaching.booking.busy.ics.lines import Line
from coaching.booking.busy.ics.zones import Zones
from coaching.booking.engine.instants import first_instant

WRITTEN = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE | re.ASCII
)
DURATION = re.compile(r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.IGNORECASE | re.ASCII)
NO_ZONE = {"", "floating"}
Moment = date | datetime  # a whole day, or a time in a zone
Key = tuple[str, Moment]


class Length(NamedTuple):
    """How long something takes: time by the clock on the wall, and time that passes whatever the clocks do.

    In all it is not shorter than `least`: where the clocks go forward, the wall alone would cut it off.
    """

    wall: timedelta = timedelta()
    exact: timedelta = timedelta()
    least: timedelta = timedelta()


class Written(NamedTuple):
    """A date or a time as it is written: `wall` without a zone, `zone` only where the value itself has one."""

    wall: datetime
    is_date: bool
    zone: tzinfo | None

    @property
    def day(self) -> date:
        return self.wall.date()

    def __str__(self) -> str:
        return self.day.isoformat() if self.is_date else self.wall.isoformat()


class At(NamedTuple):
    """A date or a time with the zone that it is read by; `unknown` is the name of one that nobody knows."""

    written: Written
    zone: tzinfo
    floating: bool
    unknown: str

    @property
    def moment(self) -> Moment:
        if self.written.is_date:
            return self.written.day
        return self.written.wall.replace(tzinfo=self.written.zone or self.zone)

    @property
    def instant(self) -> datetime:
        return instant(self.moment, self.zone)


def written(text: str, *, as_date: bool = False) -> Written:
    """What a value says. Raises ValueError."""
    match = WRITTEN.fullmatch(text.strip())
    if not match:
        raise ValueError("neither a date nor a time")
    year, month, day, hour, minute, second = (int(each or 0) for each in match.groups()[:6])
    midnight = datetime(year, month, day)
    if as_date or match[4] is None:
        return Written(midnight, True, None)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError("no time of day")
    passed = timedelta(hours=hour, minutes=minute, seconds=second)
    return Written(midnight + passed, False, _stated(match[7]))


def at(line: Line, zones: Zones, beside: tzinfo | None = None, text: str | None = None) -> At:
    """What a line (or `text`, one of its values) says. Raises ValueError.

    Times without a zone are read by `beside`, that of the event's start, else by the calendar's own.
    """
    said = written(line.value if text is None else text, as_date=line.params.get("VALUE", "").upper() == "DATE")
    name = line.params.get("TZID", "")
    if name.casefold() in NO_ZONE:
        zone = said.zone or beside or (zones.place if said.is_date else zones.clock)
        return At(said, zone, not said.zone, "" if said.zone or beside else zones.unknown)
    named = zones.named(name)
    return At(said, named.at, False, "" if named.sure or said.zone else name)


def instant(moment: Moment, zone: tzinfo) -> datetime:
    """UTC; a date begins at its first moment in `zone`. At the ends of the calendar, which zones would leave, by UTC's clock.

    A time that the clocks skip is by the offset before (RFC 5545, 3.3.5): zones that a file describes would take the one after.
    """
    try:
        if not isinstance(moment, datetime):
            return first_instant(moment, 0, zone)
        found = moment.astimezone(UTC)
        skipped = moment.replace(tzinfo=None) - found.astimezone(moment.tzinfo).replace(tzinfo=None)
        return found + max(skipped, timedelta())
    except OverflowError:
        return moment.replace(tzinfo=UTC) if isinstance(moment, datetime) else datetime.combine(moment, time(), UTC)


def after(moment: Moment, length: Length, zone: tzinfo) -> datetime:
    """When what begins at `moment` ends (UTC)."""
    end = instant(moment + length.wall, zone) + length.exact
    return max(end, instant(moment, zone) + length.least) if length.least else end


def length_of(text: str) -> Length:
    """A duration; days and weeks are those of the clock on the wall. Raises ValueError."""
    match = DURATION.fullmatch(text.strip())
    if not match or not any(match.groups()[1:]):
        raise ValueError("no duration")
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in match.groups()[1:])
    sign = -1 if match[1] == "-" else 1
    return Length(sign * timedelta(weeks=weeks, days=days), sign * timedelta(hours=hours, minutes=minutes, seconds=seconds))


def period(line: Line, text: str, read: Callable[..., At]) -> tuple[At, Length]:
    """A start with an end or a duration, each read by `read`. Raises ValueError."""
    begin, slash, end = text.partition("/")
    if not slash:
        raise ValueError("no period")
    start = read(line, begin, beside=True)
    if "P" in end.upper():
        return start, length_of(end)
    return start, Length(exact=read(line, end, beside=True).instant - start.instant)


def keys_of(each: At, place: tzinfo) -> set[Key]:
    """By what an occurrence can be recognized that a line names: `keys_on` has the other half."""
    if each.written.is_date:
        return {("on", each.written.day)}
    if each.floating or each.unknown:
        return {("wall", each.written.wall), ("day", each.written.day)}
    local = each.instant.astimezone(place) if each.written.zone else each.written.wall
    day = local.date() if local.time() == time() else each.written.day
    return {("at", each.instant), ("day", day)}


def keys_on(moment: Moment) -> set[Key]:
    """By what lines may name an occurrence at that moment."""
    if not isinstance(moment, datetime):
        return {("on", moment), ("day", moment)}
    return {("at", instant(moment, UTC)), ("wall", moment.replace(tzinfo=None)), ("on", moment.date())}


def values_in(line: Line) -> Iterator[str]:
    return filter(None, (each.strip() for each in line.value.split(",")))


def _stated(text: str | None) -> tzinfo | None:
    if not text or text.upper() == "Z":
        return UTC if text else None
    away = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-away if text[0] == "-" else away)
