"""Rule R8 of docs/slots.md: how many bookings of one type a coach takes in a day and in a week."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from .instants import zone_named

if TYPE_CHECKING:
    from .slots import Booked, Rules


def room_under_caps(rules: "Rules", booked: "Sequence[Booked]", zone: str) -> Callable[[datetime], bool]:
    """A function that tells of a start whether one more booking may begin then.

    Bookings of the asked type count by the coach-local date, and that date's ISO week, on which they start.
    """
    if rules.cap_per_day is None and rules.cap_per_week is None:
        return lambda start: True
    zone = zone_named(zone)
    days, weeks = _counts(booking.start.astimezone(zone).date() for booking in booked if booking.same_type)

    @cache
    def has_room(day: date) -> bool:
        return not (_is_full(days[day], rules.cap_per_day) or _is_full(weeks[_week(day)], rules.cap_per_week))

    return lambda start: has_room(start.astimezone(zone).date())


def _counts(dates: Iterable[date]) -> tuple[Counter[date], Counter[tuple[int, int]]]:
    days = Counter(dates)
    weeks: Counter[tuple[int, int]] = Counter()
    for day, count in days.items():
        weeks[_week(day)] += count
    return days, weeks


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _is_full(count: int, cap: int | None) -> bool:
    return cap is not None and count >= cap
