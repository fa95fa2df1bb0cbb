"""The next free times as buttons, for a page where a month would be too much."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone

from coaching.booking.engine.schedule import Availability
from coaching.booking.guest.month import end_of_horizon, right_until
from coaching.booking.guest.sources import leads_on, named, with_source
from coaching.booking.guest.zones import in_address, zone_shown
from coaching.booking.models import AppointmentType
from coaching.practice.hour_format import clock24_for
from coaching.practice.zones import clock, spoken, zone_name

COUNT, A_DAY, APART, SOON = 4, 2, timedelta(hours=3), timedelta(days=14)
WAKING = range(8, 21)  # hours of a reader's day in which a call may begin


def next_times(request: HttpRequest, appointment_type: AppointmentType) -> dict[str, Any]:
    """What coaching/booking/next_times.html shows: the next free times of what anyone may book, and where all of them are."""
    source = leads_on(request)
    found, names = few(request, appointment_type, source), [appointment_type.coach.slug, appointment_type.slug]
    return {
        **found,
        "appointment_type": appointment_type,
        "few_url": f"{reverse('booking:few', args=names)}?{urlencode(named(source))}",
        "all_times": with_source(reverse("booking:month", args=names), request),
        "bring_url": f"{reverse('booking:bring', args=names)}?{urlencode(in_address(request, found['zone']) | named(source))}",
    }


def few(request: HttpRequest, appointment_type: AppointmentType, source: str) -> dict[str, Any]:
    """What coaching/booking/few.html shows: the next free times alone, in the zone in which this visitor reads; `source` is what
    led to them."""
    zone, clock24, now = zone_shown(request, appointment_type.coach.timezone), clock24_for(request), timezone.now()
    details = reverse("booking:book", args=[appointment_type.coach.slug, appointment_type.slug])
    kept = in_address(request, zone) | named(source)
    starts = soonest(_free(appointment_type, now), zone)
    return {
        "zone": zone,
        "zone_name": zone_name(zone, starts[0] if starts else now),
        "times": [_time(each, zone, clock24, f"{details}?{urlencode({'start': each.isoformat(), **kept})}") for each in starts],
        "until": right_until(starts, appointment_type, now, is_whole=len(starts) == COUNT),
    }


def soonest(starts: Iterable[datetime], zone: str) -> list[datetime]:
    """Of free times (aware, in order) the next few: not only those of one morning, and none at night if there are others.
    `zone` says what a day is."""
    free = list(starts)
    by_day = (each for each in free if _is_waking(each, zone))
    return _spread(by_day, zone) or _spread(free, zone)


def _spread(starts, zone):
    found: list[datetime] = []
    for start in starts:
        same_day = [each for each in found if _day(each, zone) == _day(start, zone)]
        if len(same_day) < A_DAY and (not same_day or start - same_day[-1] >= APART):
            found.append(start)
        if len(found) == COUNT:
            break
    return found


def _is_waking(start, zone):
    return start.astimezone(ZoneInfo(zone)).hour in WAKING


def _free(appointment_type, now):
    times, end = Availability(appointment_type, now=now), end_of_horizon(appointment_type, now)
    soon = min(now + SOON, end)
    return times.open_slots(now, soon) or times.open_slots(soon, end)


def _day(start, zone):
    return start.astimezone(ZoneInfo(zone)).date()


def _time(start, zone, clock24, url):
    local = start.astimezone(ZoneInfo(zone))
    day = formats.date_format(local, "D, M j")
    return {"start": start, "url": url, "day": day, "label": clock(local, clock24), "name": spoken(start, zone, clock24)}
