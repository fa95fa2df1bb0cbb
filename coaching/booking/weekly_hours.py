"""The verbs that change when a coach is open. Existing bookings are never touched by them."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from coaching.booking.models import WeeklyHours
from coaching.people.models import Coach


def week_of(coach: Coach) -> dict[int, list[tuple[int, int]]]:
    """{weekday: [(start, end)]} in minutes of the day; 0 is Monday."""
    week: dict[int, list[tuple[int, int]]] = {}
    for row in coach.weekly_hours.all():
        week.setdefault(row.weekday, []).append((row.start, row.end))
    return week


@transaction.atomic
def set_week(*, coach: Coach, week: Mapping[int, Iterable[tuple[int, int]]], timezone: str) -> None:
    """Replaces the weekly hours; from now on they are read by the clock of `timezone` (IANA name)."""
    coach.timezone = timezone
    coach.save(update_fields=["timezone"])
    coach.weekly_hours.all().delete()
    WeeklyHours.objects.bulk_create(
        WeeklyHours(coach=coach, weekday=weekday, start=start, end=end) for weekday, rows in week.items() for start, end in rows
    )
