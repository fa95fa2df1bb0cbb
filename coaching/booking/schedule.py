"""From rows to the plain values that the slot engine takes."""

from datetime import timedelta

from coaching.booking import slots
from coaching.booking.models import Booking


def schedule_of(coach, first, last):
    """The coach's hours for the local dates from `first` to `last`."""
    weekly = {}
    for row in coach.weekly_hours.all():
        weekly.setdefault(row.weekday, []).append(slots.Hours(row.start, row.end))
    overrides = coach.date_overrides.filter(date__range=(first, last)).prefetch_related("hours")
    changed = {each.date: [slots.Hours(row.start, row.end) for row in each.hours.all()] for each in overrides}
    return slots.Schedule(zone=coach.timezone, weekly=weekly, overrides=changed)


def rules_of(appointment_type):
    minutes = {
        name: timedelta(minutes=getattr(appointment_type, name))
        for name in ("duration", "increment", "buffer_before", "buffer_after", "minimum_notice")
    }
    caps = {name: getattr(appointment_type, name) for name in ("horizon_days", "cap_per_day", "cap_per_week")}
    return slots.Rules(**minutes, **caps)


def booked_of(appointment_type, start, end):
    """Every standing booking of the coach near the window: a week around it, for the caps' weeks and long buffers."""
    near = Booking.objects.filter(coach_id=appointment_type.coach_id).standing()
    near = near.filter(start__lt=end + timedelta(days=8), end__gt=start - timedelta(days=8))
    columns = ("pk", "start", "end", "blocked_start", "blocked_end", "appointment_type_id")
    return [
        slots.Booked(begin, until, begin - before, after - until, type_id == appointment_type.pk, pk)
        for pk, begin, until, before, after, type_id in near.values_list(*columns)
    ]


def open_slots(appointment_type, *, start, end, now, moving=None):
    """The times that can be booked, from `start` (included) to `end` (excluded), as aware UTC datetimes.

    `moving` is the booking being moved, which counts as absent. Costs four queries, whatever the window.
    """
    return slots.open_slots(**_question(appointment_type, start, end, now, moving), start=start, end=end)


def is_open(appointment_type, *, at, now, moving=None):
    """Whether `at` (aware) is one of the times that can be booked."""
    return slots.is_open(**_question(appointment_type, at, at, now, moving), at=at)


def _question(appointment_type, start, end, now, moving):
    around = timedelta(days=2)
    return {
        "schedule": schedule_of(appointment_type.coach, (start - around).date(), (end + around).date()),
        "rules": rules_of(appointment_type),
        "busy": [],
        "booked": booked_of(appointment_type, start, end),
        "now": now,
        "moving": moving.pk if moving else None,
    }
