"""From when an event takes how long: by its end or its duration, and by an hour where those make no sense."""

from datetime import timedelta

from coaching.booking.busy.ics.doubts import Why
from coaching.booking.busy.ics.lines import Line
from coaching.booking.busy.ics.moments import Length, Moment, after, length_of
from coaching.booking.busy.ics.said import Said

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def span_of(said: Said) -> tuple[Moment, Length]:
    """The start, and how long it takes. The longer one of an end and a duration that differ."""
    begin, lines = said.begin, [*said.part.all("DTEND"), *said.part.all("DURATION")]
    lengths = [length for line in lines if (length := _length(said, line))]
    if not lengths:
        is_moment = said.part.all("DTSTART") and not lines
        return begin.moment, Length(wall=DAY) if begin.written.is_date else Length(exact=timedelta() if is_moment else HOUR)
    length = max(lengths, key=lambda each: after(begin.moment, each, begin.zone))
    short = begin.instant - after(begin.moment, length, begin.zone)
    if short > timedelta():
        return _backward(said, short)
    return begin.moment, Length(wall=DAY) if begin.written.is_date and not short else length


def _length(said: Said, line: Line) -> Length | None:
    try:
        length = length_of(line.value) if line.name == "DURATION" else _to_end(said, line)
        after(said.begin.moment, length, said.begin.zone)  # there is an end to the calendar
    except (ValueError, OverflowError):
        said.note(Why.END)
        return None
    return length


def _to_end(said: Said, line: Line) -> Length:
    end, begin = said.at(line, beside=True), said.begin
    if end.written.is_date != begin.written.is_date or end.zone != begin.zone:
        return Length(exact=end.instant - begin.instant)
    wall, exact = end.written.wall - begin.written.wall, end.instant - begin.instant
    if begin.written.is_date or wall <= timedelta():
        return Length(wall=wall)
    return Length(wall=wall, least=exact if exact > timedelta() else wall)  # in the hour that is skipped, the end may come first


def _backward(said: Said, by: timedelta) -> tuple[Moment, Length]:
    """An end before the start: they may have been swapped, so what is between them counts as well, if that's a day at most."""
    said.note(Why.END)
    if said.begin.written.is_date:
        days = timedelta(days=min(by.days, 1))
        return said.begin.written.day - days, Length(wall=days + DAY)
    between = by if by <= DAY else timedelta()
    return said.begin.instant - between, Length(exact=between + HOUR)
