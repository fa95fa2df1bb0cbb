"""By which clock a series in UTC goes on, in a calendar that names its own zone."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import MAXYEAR, MINYEAR, UTC, datetime

from coaching.booking.busy.ics.lines import Line
from coaching.booking.busy.ics.moments import Moment, at, values_in
from coaching.booking.busy.ics.said import Said

TIMES_NAMED = re.compile("BY(HOUR|MINUTE|SECOND)=", re.IGNORECASE)


def by_own_clock(said: Said, start: Moment, changes: Iterable[Line] = ()) -> Moment:
    """Where a series starts: it stays in UTC, unless the file proves that its author meant the calendar's own clock.

    Proof is what fits one of the two only: a day that a rule names, or an occurrence that is left out, changed (`changes` are
    the RECURRENCE-IDs of its UID) or the last. Where there is proof of both, it stays in UTC.
    """
    own = said.zones.own
    if not own or said.begin.written.zone != UTC or not isinstance(start, datetime):
        return start
    local = start.astimezone(own)
    rules = [line.value.upper() for line in said.part.all("RRULE")]
    proofs = {(_names_day(rule, start), _names_day(rule, local)) for rule in rules}
    if not any(map(TIMES_NAMED.search, rules)):
        named = list(_occurrences(said, changes, rules))
        proofs |= {(_same_time(each, start), _same_time(each.astimezone(own), local)) for each in named}
    return local if (False, True) in proofs and (True, False) not in proofs else start


def _names_day(rule: str, day: datetime) -> bool:
    """Whether the days of the week or of the month that a rule names have this one among them."""
    weekdays, days = re.search("BYDAY=([^;]*)", rule), re.search("BYMONTHDAY=([^;]*)", rule)
    fits = not weekdays or f"{day:%a}"[:2].upper() in weekdays[1]
    from_the_end = day.day - monthrange(day.year, day.month)[1] - 1
    return fits and (not days or bool({str(day.day), f"+{day.day}", str(from_the_end)} & set(days[1].split(","))))


def _same_time(each: datetime, other: datetime) -> bool:
    return each.time() == other.time()


def _occurrences(said: Said, changes: Iterable[Line], rules: list[str]) -> Iterator[datetime]:
    """The instants (UTC) that the file treats as times of the series."""
    untils = [Line("UNTIL", {}, match[1]) for rule in rules if (match := re.search("UNTIL=([^;]*)", rule))]
    for line in [*said.part.all("EXDATE"), *changes, *untils]:
        for text in values_in(line):
            with suppress(ValueError):
                each = at(line, said.zones, text=text)
                if not (each.floating or each.unknown or each.written.is_date) and MINYEAR < each.written.wall.year < MAXYEAR:
                    yield each.instant
