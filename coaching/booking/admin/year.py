"""What a coach's days look like: a month day by day, and twelve months at a glance."""

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking.admin.hours_fields import written
from coaching.booking.engine.schedule import schedule_of
from coaching.practice.days import start_of

MONTHS = 12
BAR, GAP, HEIGHT = 6, 2, 28  # of a month's picture
LONGEST = 12 * 60  # minutes that fill a bar


@dataclass(frozen=True)
class Day:
    """One date of a coach: its hours as [(start, end)] in minutes, whether they are its own, and what is booked."""

    date: date
    rows: list
    is_own: bool
    booked: int
    is_past: bool

    @property
    def kind(self):
        if self.is_own:
            return "own" if self.rows else "away"
        return "open" if self.rows else "closed"

    @property
    def hours(self):
        return written(self.rows)

    @property
    def parts(self):
        """The hours, opening by opening."""
        return [written([row]) for row in self.rows]

    @property
    def words(self):
        """The day as a screen reader says it."""
        hours = self.hours or (_("closed on this day only") if self.is_own else _("closed"))
        booked = ngettext("%(count)d booking", "%(count)d bookings", self.booked) % {"count": self.booked} if self.booked else ""
        own = _("other hours") if self.kind == "own" else ""
        return ", ".join(part for part in (formats.date_format(self.date, "l, F j"), own, hours, booked) if part)

    @property
    def minutes(self):
        return sum(end - start for start, end in self.rows)


class Year:
    """The days of a coach from the month of `first` on, read in three queries however many there are."""

    def __init__(self, coach, first, today, months=MONTHS):
        self.coach, self.first, self.today = coach, first.replace(day=1), today
        self.months = [add_months(self.first, number) for number in range(months)]
        self.end = add_months(self.first, months)
        self.schedule = schedule_of(coach, self.first)
        self.booked = Counter(self._starts())

    def _starts(self):
        zone, ends = ZoneInfo(self.coach.timezone), [start_of(day, self.coach.timezone) for day in (self.first, self.end)]
        bookings = self.coach.bookings.not_canceled().filter(start__gte=ends[0], start__lt=ends[1]).order_by()
        return [start.astimezone(zone).date() for start in bookings.values_list("start", flat=True)]

    def day(self, at):
        rows = sorted((row.start, row.end) for row in self.schedule.rows_of(at))
        return Day(at, rows, at in self.schedule.overrides, self.booked[at], at < self.today)

    def weeks(self, month):
        """The weeks of a month, with None for what belongs to other months."""
        weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
        return [[self.day(day) if day.month == month.month else None for day in week] for week in weeks]

    def pictures(self):
        """For each month its name, a bar a day, and the same in words."""
        return [self._picture(month) for month in self.months]

    def _picture(self, month):
        days = [self.day(month + timedelta(days=number)) for number in range(calendar.monthrange(month.year, month.month)[1])]
        away = sum(day.kind == "away" for day in days)
        booked = sum(day.booked for day in days)
        words = [
            ngettext("%(count)d booking", "%(count)d bookings", booked) % {"count": booked},
            ngettext("%(count)d day away", "%(count)d days away", away) % {"count": away} if away else "",
        ]
        return {
            "month": month,
            "name": formats.date_format(month, "F Y"),
            "words": ", ".join(filter(None, words)),
            "width": len(days) * (BAR + GAP),
            "height": HEIGHT,
            "bars": [_bar(number, day) for number, day in enumerate(days)],
        }


def _bar(number, day):
    height = HEIGHT if day.kind == "away" else max(2, min(HEIGHT, round(day.minutes / LONGEST * HEIGHT)))
    return {
        "x": number * (BAR + GAP),
        "y": HEIGHT - height,
        "width": BAR,
        "height": height,
        "kind": day.kind,
        "booked": day.booked,
    }


def add_months(first, count):
    """The first of the month `count` months later."""
    number = first.year * 12 + first.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)
