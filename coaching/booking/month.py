"""What a visitor chooses from: a month with its open days, and the times of the chosen day, in the visitor's zone."""

import calendar
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coaching.booking.schedule import open_slots
from coaching.booking.slots import by_local_date
from coaching.practice.zones import spoken

FAR = timedelta(days=180)


def month_page(query, *, appointment_type, zone, now, time_url, moving=None):
    """The context of components/booking/month.html.

    `query` may hold `month` (2026-03) and `day` (2026-03-05); anything else there counts as not given. `time_url` makes
    the address of the next step from a start (aware UTC).
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    first = max(_month(query.get("month"), today), today.replace(day=1))
    days = _free_days(appointment_type, zone, first, now, moving)
    chosen = _chosen(query.get("day"), days)
    return {
        "appointment_type": appointment_type,
        "zone": zone,
        "coach_zone": appointment_type.coach.timezone,
        "month_name": formats.date_format(first, "F Y"),
        "weekdays": [formats.date_format(date(2024, 1, day), "D") for day in range(1, 8)],
        "weeks": _weeks(first, today, days, chosen),
        "previous": _address(month=_add(first, -1)) if first > today.replace(day=1) else "",
        "next": _address(month=_add(first, 1)),
        "chosen": chosen,
        "times": [_time(start, zone, time_url) for start in days.get(chosen, [])],
        "next_free": None if days else _next_free(appointment_type, zone, first, now, moving),
        "hidden": {"month": f"{first:%Y-%m}", **({"day": chosen.isoformat()} if chosen else {})},
    }


def _month(text, today):
    try:
        return datetime.strptime(text or "", "%Y-%m").date()
    except ValueError:
        return today.replace(day=1)


def _chosen(text, days):
    """The asked day if it has free times, else the first that has."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        day = None
    return day if day in days else min(days, default=None)


def _free_days(appointment_type, zone, first, now, moving):
    start, end = (datetime.combine(day, time(), ZoneInfo(zone)) for day in (first, _add(first, 1)))
    return by_local_date(open_slots(appointment_type, start=start, end=end, now=now, moving=moving), zone)


def _next_free(appointment_type, zone, first, now, moving):
    start = datetime.combine(_add(first, 1), time(), ZoneInfo(zone))
    found = open_slots(appointment_type, start=start, end=start + FAR, now=now, moving=moving)
    if not found:
        return None
    local = found[0].astimezone(ZoneInfo(zone)).date()
    return {"url": _address(month=local), "name": formats.date_format(local, "F Y")}


def _weeks(first, today, days, chosen):
    return [
        [_day(day, first, today, days, chosen) for day in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]


def _day(day, first, today, days, chosen):
    if day.month != first.month:
        return None
    name = _("%(date)s, free times") % {"date": formats.date_format(day, "l, F j")}
    address = "?" + urlencode({"month": f"{day:%Y-%m}", "day": day.isoformat()}) + "#times"
    return {
        "number": day.day,
        "url": address if day in days else "",
        "name": name,
        "today": day == today,
        "chosen": day == chosen,
    }


def _time(start, zone, time_url):
    local = start.astimezone(ZoneInfo(zone))
    label = formats.time_format(local.time(), "TIME_FORMAT")
    return {"url": time_url(start), "label": label, "name": spoken(start, zone), "iso": start.isoformat()}


def _address(month):
    return "?" + urlencode({"month": f"{month:%Y-%m}"})


def _add(first, months):
    """The first of the month that many months later; the calendar's own ends are not passed."""
    count = min(max(first.year * 12 + first.month - 1 + months, 12), 9998 * 12)
    return date(count // 12, count % 12 + 1, 1)
