"""What the agenda shows: the bookings of a day or a week, as a list of days and as a picture of the hours."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _

from coaching.booking.busy.reads import busy_between
from coaching.booking.engine.schedule import schedule_of
from coaching.booking.models import Booking
from coaching.people.models import Coach

HOUR, TOP, LEFT, WIDTH, GAP = 48, 34, 52, 1000, 3  # of the picture, in its own units
DAY = 24 * 60
USUAL = (8 * 60, 18 * 60)  # shown even when nothing is booked


@dataclass
class Span:
    """A part of a booking that lies on one date, in local minutes of that day."""

    booking: Booking
    start: int
    end: int
    lane: int = 0
    lanes: int = 1


@dataclass
class Agenda:
    """`days` consecutive dates from `first` on, by the clock of `zone`; `coach` alone, or every visible one (None)."""

    bookings: list[Booking]
    first: date
    days: int
    zone: str
    coach: Coach | None = None
    busy: list[tuple[datetime, datetime]] = field(default_factory=list)  # (start, end) of one coach's other calendars

    @property
    def dates(self):
        return [self.first + timedelta(days=number) for number in range(self.days)]

    @property
    def by_date(self):
        """[(date, bookings)] of every date, empty ones too: a booking is listed under the date on which it begins."""
        zone = ZoneInfo(self.zone)
        rows: dict[date, list[Booking]] = {day: [] for day in self.dates}
        for booking in self.bookings:
            rows.setdefault(booking.start.astimezone(zone).date(), []).append(booking)
        return [(day, rows[day]) for day in self.dates]

    @property
    def by_day(self):
        """[(date, bookings, busy)] for the list: `busy` is what other calendars take on it, as (start, end) by the clock."""
        return [(day, rows, [_clock(part) for part in self._parts(self.busy, day)]) for day, rows in self.by_date]

    @property
    def picture(self):
        """The hours as boxes with x, y, width and height, for an SVG."""
        spans = {day: _lanes([span for booking in self.bookings if (span := self._span(booking, day))]) for day in self.dates}
        open_time = {day: self._open(day) for day in self.dates}
        every = [span for rows in spans.values() for span in rows]
        first = min([USUAL[0], *(span.start for span in every)]) // 60
        last = -(-max([USUAL[1], *(span.end for span in every)]) // 60)
        width = (WIDTH - LEFT) / self.days
        columns = [
            _column(day, LEFT + number * width, width, spans[day], open_time[day], self._parts(self.busy, day), first, last)
            for number, day in enumerate(self.dates)
        ]
        lines = [{"y": TOP + (hour - first) * HOUR, "label": formats.time_format(time(hour))} for hour in range(first, last)]
        return {"width": WIDTH, "height": TOP + (last - first) * HOUR + 1, "left": LEFT, "columns": columns, "lines": lines}

    def _span(self, booking, day):
        start, end = (self._minute(moment, day) for moment in (booking.start, booking.end))
        end = max(end, start + 1)  # clocks can be turned back while it lasts
        return Span(booking, max(start, 0), min(end, DAY)) if start < DAY and end > 0 else None

    def _minute(self, moment, day):
        local = moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        return int((local - datetime.combine(day, time())).total_seconds() // 60)

    def _open(self, day):
        """The open hours of one coach on a date of this zone, as (start, end) in local minutes."""
        if self.coach is None:
            return []
        midnights = [datetime.combine(day + timedelta(days=add), time(), ZoneInfo(self.zone)) for add in (0, 1)]
        return self._parts(self._schedule.openings(*midnights), day)

    def _parts(self, stretches, day):
        """What of some (start, end) lies on a date, in local minutes of it."""
        found = [[self._minute(moment, day) for moment in stretch] for stretch in stretches]
        return [(max(start, 0), min(end, DAY)) for start, end in found if start < DAY and end > 0]

    @property
    def _schedule(self):
        if not hasattr(self, "_read"):
            assert self.coach is not None
            self._read = schedule_of(self.coach, self.first - timedelta(days=2))
        return self._read


def read(*, user, first, days, zone, coach=None):
    """The agenda of a member of staff: one query, and of one coach two for the hours and one for other calendars."""
    start, end = (datetime.combine(first + timedelta(days=add), time(), ZoneInfo(zone)) for add in (0, days))
    bookings = Booking.objects.visible_to(user).not_canceled().filter(start__lt=end, end__gt=start).with_details()
    if coach is None:
        return Agenda(list(bookings), first, days, zone)
    return Agenda(list(bookings.filter(coach=coach)), first, days, zone, coach, busy_between(coach, start, end))


def _lanes(spans):
    """Gives each span a lane, so that those at one time (of different coaches) stand side by side."""
    ends: list[int] = []
    for span in sorted(spans, key=lambda each: each.start):
        free = next((lane for lane, end in enumerate(ends) if end <= span.start), len(ends))
        ends[free : free + 1] = [span.end]
        span.lane = free
    for span in spans:
        span.lanes = max(len(ends), 1)
    return spans


def _column(day, x, width, spans, open_time, busy, first, last):
    def box(start, end):
        start, end = (min(max(minute, first * 60), last * 60) for minute in (start, end))
        return {"y": TOP + (start - first * 60) * HOUR / 60, "height": max((end - start) * HOUR / 60, 0)}

    def event(span):
        lane = width / span.lanes
        return {**_event(span, lane), "x": x + span.lane * lane + GAP, **box(span.start, span.end)}

    return {
        "date": day,
        "x": x,
        "width": width,
        "middle": x + width / 2,
        "open": [box(*each) for each in open_time],
        "busy": [box(*each) for each in busy],
        "events": [event(span) for span in spans],
    }


def _event(span, width):
    letters = max(int((width - 4 * GAP) / 8.8), 1)
    booking = span.booking
    name = booking.guest_name if len(booking.guest_name) <= letters else booking.guest_name[: letters - 1] + "…"
    return {"booking": booking, "width": width - 2 * GAP, "name": name, "tall": span.end - span.start >= 45}


def _clock(part):
    """Two local minutes of a day as times; its end is the last minute's midnight."""
    return [time(minute // 60 % 24, minute % 60) for minute in part]


def neighbors(first, days):
    """{previous, next}: where the days before and after begin."""
    return {"previous": first - timedelta(days=days), "next": first + timedelta(days=days)}


def title_of(first, days):
    """A day or a week in words."""
    if days == 1:
        return formats.date_format(first, "l, F j, Y")
    last = first + timedelta(days=days - 1)
    words = {"first": formats.date_format(first, "F j"), "last": formats.date_format(last, "F j, Y")}
    return _("%(first)s to %(last)s") % words
