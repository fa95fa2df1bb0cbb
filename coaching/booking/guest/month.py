"""What a visitor chooses from: a month with its open days, and the times of the chosen day, in the visitor's zone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coaching.booking.engine.schedule import Availability
from coaching.booking.engine.slots import by_local_date
from coaching.practice import request_values
from coaching.practice.zones import clock_and_pass, spoken, zone_name

A_MINUTE = timedelta(minutes=1)
FEW = timedelta(days=14)  # of a month that is about to end, the days left of it alone are too few to choose from
FAR = timedelta(days=366)  # where nobody set a horizon, the months end here


def month_page(query, *, appointment_type, zone, now, time_url, kept=None, clock24=False, moving=None, limit=None):
    """The context of coaching/booking/month_body.html. Costs at most six queries.

    Weeks that are over are left out; where hardly a week of a month is left, the next month is on the page as well.
    `query` may hold `month` (2026-03) and `day` (2026-03-05); anything else there counts as not given. Without a month it is
    the first with a free time. `time_url` makes the address of the next step from a start (aware UTC); `kept` is what the
    addresses of months and days say besides. From the moment of a `limit` (booking/limits.py) on nothing is offered, and its
    words are shown below the month.
    """
    times = _Offered(Availability(appointment_type, now=now, moving=moving), moving, limit.moment if limit else None)
    today, last = (
        moment.astimezone(ZoneInfo(zone)).date() for moment in (now, times.last(end_of_horizon(appointment_type, now)))
    )
    asked = request_values.month(query.get("month"))
    pages = _Pages(today, last)
    first, days, later = _shown(asked, times, pages, zone)
    until = pages.end(first)
    chosen = _chosen(query.get("day"), days)
    free = days.get(chosen, [])
    shown_at = free[0] if free else now  # a zone's name changes with its clocks
    link = _Links(kept or {})
    return {
        "appointment_type": appointment_type,
        "zone": zone,
        "zone_name": zone_name(zone, shown_at),
        "coach_zone": appointment_type.coach.timezone,
        "coach_zone_name": zone_name(appointment_type.coach.timezone, shown_at),
        "month_name": _named(first, until),
        "weekdays": [(formats.date_format(day, "l"), formats.date_format(day, "D")) for day in _any_week()],
        "weeks": _weeks(pages.begin(first), until, today, days, chosen, link),
        "limit": limit,
        "previous": link(pages.of(_add(first, -1))) if first > pages.first else "",
        "next": link(until) if until <= last else "",
        "chosen": chosen,
        "times": [_time(start, zone, clock24, time_url) for start in free],
        "until": right_until(days[min(days)] if days else [], appointment_type, now),
        "open_days": len(days),
        "next_free": {"url": link(later.replace(day=1)), "name": formats.date_format(later, "F Y")} if later else None,
        "hidden": link.hidden(first if asked else None, chosen),
    }


class _Offered:
    """Free times before a moment (aware); None: all of them. To who is `moving` a booking, its own time is none."""

    def __init__(self, times, moving, moment):
        self.times, self.own, self.moment = times, moving and moving.start, moment

    def last(self, end):
        """The last moment (aware) that is still offered, where otherwise it were `end`."""
        return end if self.moment is None else min(end, self.moment - timedelta.resolution)

    def open_slots(self, start, end):
        end = end if self.moment is None else min(end, self.moment)
        return [each for each in self.times.open_slots(start, end) if each != self.own] if start < end else []


class _Links:
    """Addresses of months and days on the page itself, which keep what brought the visitor and the zone they look at."""

    def __init__(self, kept):
        self.kept = kept

    def __call__(self, month, day=None):
        chosen = {"day": day.isoformat()} if day else {}
        return "?" + urlencode({**self.kept, "month": f"{month:%Y-%m}", **chosen}) + ("#times" if day else "")

    def hidden(self, month, day):
        """What the choice of a zone keeps. In another zone the first free time may lie in another month."""
        kept = {name: value for name, value in self.kept.items() if name != "zone"}
        return {**kept, **({"month": f"{month:%Y-%m}"} if month else {}), **({"day": day.isoformat()} if day else {})}


class _Pages:
    """Which days are on one page: a month's, from the week of `today` on; with those of the next month where too few are left."""

    def __init__(self, today, last):
        self.today, self.last, self.first = today, last, today.replace(day=1)

    def of(self, day):
        """The first day of the month whose page has this day, as far as it can be booked."""
        month = max(min(day, self.last), self.today).replace(day=1)
        return self.first if month < self.end(self.first) else month

    def begin(self, first):
        """The first day that the page of a month shows as one to come."""
        return max(first, self.today)

    def end(self, first):
        """The first of the month that the next page begins with."""
        following = _add(first, 1)
        return _add(first, 2) if first == self.first and following - self.today < FEW and following <= self.last else following


def _shown(asked, times, pages, zone):
    """The month's first day whose page it is, its open days with their times and, where it has none, the next open day.

    It is the month that was asked for, as far as that can be booked; if none was, the first with an open day.
    """
    first = pages.of(asked or pages.today)
    if days := _open_days(times, first, pages.end(first), zone):
        return first, days, None
    later = _open_days(times, pages.end(first), _add(pages.last, 1), zone)
    if asked or not later:
        return first, {}, min(later, default=None)
    first = pages.of(min(later))
    return first, {day: starts for day, starts in later.items() if day < pages.end(first)}, None


def _open_days(times, start, end, zone):
    return by_local_date(times.open_slots(_midnight(start, zone), _midnight(end, zone)), zone)


def end_of_horizon(appointment_type, now):
    """The moment (aware) from which on nothing can be booked yet."""
    days = appointment_type.horizon_days
    return now + (FAR if days is None else min(timedelta(days=days), 10 * FAR))


def right_until(starts, appointment_type, now, is_whole=False):
    """The moment (aware) until which `starts`, in order, are what is free, if nobody books: then the first comes too near. A list
    that more may join, as the horizon goes on, is right for a minute."""
    too_near = [start - timedelta(minutes=appointment_type.minimum_notice) for start in starts[:1]]
    return min([*too_near, *([] if is_whole else [now + A_MINUTE])])


def _midnight(day, zone):
    return datetime.combine(day, time(), ZoneInfo(zone))


def _any_week():
    return (date(2024, 1, day) for day in range(1, 8))  # from a Monday on


def _chosen(text, days):
    """The asked day if it has free times, else the first that has."""
    day = request_values.day(text)
    return day if day in days else min(days, default=None)


def _named(first, until):
    """The month, or both months, of a page."""
    last = _add(until, -1)
    if last == first:
        return formats.date_format(first, "F Y")
    begins = formats.date_format(first, "F" if first.year == last.year else "F Y")
    return _("%(first)s and %(last)s") % {"first": begins, "last": formats.date_format(last, "F Y")}


def _weeks(begin, until, today, days, chosen, link):
    """Whole weeks, from that of `begin` on: what lies before its month or behind the page's last day is left empty."""
    month, monday = begin.replace(day=1), begin - timedelta(days=begin.weekday())
    weeks = [[monday + timedelta(days=each + at) for at in range(7)] for each in range(0, (until - monday).days, 7)]
    return [[_day(day, today, days, chosen, link) if month <= day < until else None for day in week] for week in weeks]


def _day(day, today, days, chosen, link):
    return {
        "number": day.day,
        "month": formats.date_format(day, "M") if day.day == 1 else "",
        "date": day.isoformat(),
        "url": link(day.replace(day=1), day) if day in days else "",
        "name": _("%(date)s, free times") % {"date": formats.date_format(day, "l, F j")},
        "today": day == today,
        "chosen": day == chosen,
    }


def _time(start, zone, clock24, time_url):
    local = start.astimezone(ZoneInfo(zone))
    return {"url": time_url(start), "label": clock_and_pass(local, clock24), "name": spoken(start, zone, clock24)}


def _add(first, months):
    """The first of the month that many months later."""
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
