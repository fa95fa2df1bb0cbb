"""From rows to the plain values that the slot engine takes."""

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from coaching.booking.engine import slots
from coaching.booking.models import AppointmentType, Booking, BusyTime
from coaching.people.models import Coach
from coaching.practice.page_facts import fact

# What can reach into a window or fill a week's cap: the rest of an ISO week, and a day each of length and buffer.
MARGIN = timedelta(days=9)
YESTERDAY = timedelta(days=2)  # in whatever zone


class Availability:
    """When one appointment type can be booked, as it is at `now` (aware).

    The hours are read once (two queries), bookings and busy time once each for every window that is asked. `moving` is a
    booking that is being moved and so counts as absent.
    """

    def __init__(self, appointment_type: AppointmentType, *, now: datetime, moving: Booking | None = None) -> None:
        self.appointment_type, self.now, self.moving = appointment_type, now, moving

    def open_slots(self, start: datetime, end: datetime) -> list[datetime]:
        """The times that can be booked, from `start` (included) to `end` (excluded), as aware UTC datetimes."""
        start = max(start, self.now)  # nothing is open in the past, so its bookings need not be read
        return slots.open_slots(**self._question(start, end), start=start, end=end)

    def is_open(self, at: datetime) -> bool:
        """Whether `at` (aware) is one of the times that can be booked."""
        return slots.is_open(**self._question(at, at), at=at)

    def nearest(self, wanted: datetime, within: timedelta) -> list[datetime]:
        """Up to three free times closest to `wanted`, in order of time, at most `within` away."""
        return slots.nearest(self.open_slots(wanted - within, wanted + within), wanted)

    @cached_property
    def schedule(self) -> slots.Schedule:
        coach, since = self.appointment_type.coach, (self.now - YESTERDAY).date()
        return fact(f"hours:{coach.pk}:{since}", lambda: schedule_of(coach, since))

    def _question(self, start: datetime, end: datetime) -> dict[str, Any]:
        return {
            "schedule": self.schedule,
            "rules": rules_of(self.appointment_type),
            "busy": busy_of(self.appointment_type, start, end),
            "booked": booked_of(self.appointment_type, start, end),
            "now": self.now,
            "moving": self.moving and self.moving.pk,
        }


def schedule_of(coach: Coach, since: date) -> slots.Schedule:
    """The hours of a coach, by week and by single dates from `since` (a date) on. Two queries."""
    weekly: dict[int, list[slots.Hours]] = {}
    overrides: dict[date, list[slots.Hours]] = {}
    for row in coach.weekly_hours.all():
        weekly.setdefault(row.weekday, []).append(slots.Hours(row.start, row.end))
    changed = coach.date_overrides.filter(date__gte=since)
    for day, start, end in changed.values_list("date", "hours__start", "hours__end"):
        rows = overrides.setdefault(day, [])
        if start is not None:  # a closed date has no hours
            rows.append(slots.Hours(start, end))
    return slots.Schedule(zone=coach.timezone, weekly=weekly, overrides=overrides)


def rules_of(appointment_type: AppointmentType) -> slots.Rules:
    return slots.Rules(
        duration=timedelta(minutes=appointment_type.duration),
        increment=timedelta(minutes=appointment_type.increment),
        buffer_before=timedelta(minutes=appointment_type.buffer_before),
        buffer_after=timedelta(minutes=appointment_type.buffer_after),
        minimum_notice=timedelta(minutes=appointment_type.minimum_notice),
        horizon_days=appointment_type.horizon_days,
        cap_per_day=appointment_type.cap_per_day,
        cap_per_week=appointment_type.cap_per_week,
    )


def busy_of(appointment_type: AppointmentType, start: datetime, end: datetime) -> list[slots.Busy]:
    """What other calendars of the coach take between `start` and `end`, a booking's length and buffers around them included."""
    near = BusyTime.objects.filter(calendar__coach=appointment_type.coach_id, end__gt=start - MARGIN, start__lt=end + MARGIN)
    return [slots.Busy(*pair) for pair in near.values_list("start", "end")]


def booked_of(appointment_type: AppointmentType, start: datetime, end: datetime) -> list[slots.Booked]:
    """Every active booking of the coach, of whatever type, that can matter between `start` and `end`."""
    near = Booking.objects.filter(coach_id=appointment_type.coach_id, start__gt=start - MARGIN, start__lt=end + MARGIN)
    columns = ("pk", "start", "end", "blocked_start", "blocked_end", "appointment_type_id")
    return [
        slots.Booked(begin, until, begin - before, after - until, type_id == appointment_type.pk, pk)
        for pk, begin, until, before, after, type_id in near.not_canceled().values_list(*columns)
    ]
