"""Rule R8 of docs/slots.md: how many bookings of one type a coach takes in a day and in a week."""

from collections import Counter
from functools import cache

from .instants import zone_named


def room_under_caps(rules, booked, zone):
    """A function that tells of a start whether one more booking may begin then.

    Bookings of the asked type count by the coach-local date, and that date's ISO week, on which they start.
    """
    if rules.cap_per_day is None and rules.cap_per_week is None:
        return lambda start: True
    zone = zone_named(zone)
    days, weeks = _counts(booking.start.astimezone(zone).date() for booking in booked if booking.same_type)

    @cache
    def has_room(day):
        return not (_is_full(days[day], rules.cap_per_day) or _is_full(weeks[_week(day)], rules.cap_per_week))

    return lambda start: has_room(start.astimezone(zone).date())


def _counts(dates):
    days, weeks = Counter(dates), Counter()
    for day, count in days.items():
        weeks[_week(day)] += count
    return days, weeks


def _week(day):
    return day.isocalendar()[:2]


def _is_full(count, cap):
    return cap is not None and count >= cap
