"""Opening hours, things to book and bookings, for any test."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from coaching.booking.engine.schedule import Availability
from coaching.booking.models import AppointmentType, Booking, IntakeQuestion, WeeklyHours
from coaching.people.models import Client
from coaching.practice.days import start_of, today

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a Monday, 7 in the morning in New York
NINE = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)  # Tuesday at 9 in New York


def open_week(coach, start=9 * 60, end=17 * 60):
    """Open on working days, by the coach's clock."""
    WeeklyHours.objects.bulk_create(WeeklyHours(coach=coach, weekday=day, start=start, end=end) for day in range(5))


def free_times(appointment_type, days):
    """The times that are free by the real clock from the coach's midnight in `days` days on, for three weeks."""
    now, zone = timezone.now(), appointment_type.coach.timezone
    start = start_of(today(now, zone) + timedelta(days=days + 1), zone)
    return Availability(appointment_type, now=now).open_slots(start, start + timedelta(days=20))


def appointment_type(*, coach, slug="call", **fields):
    fields = {"title": "Free consultation", "duration": 30, "increment": 30, "minimum_notice": 60, **fields}
    return AppointmentType.objects.create(coach=coach, slug=slug, **fields)


def question(appointment_type, text="What brings you here?", **fields):
    return IntakeQuestion.objects.create(appointment_type=appointment_type, text=text, **fields)


def guest(name="Pia Berg", email="pia@example.org", zone="Europe/Berlin", **more):
    return {"name": name, "email": email, "zone": zone, **more}


def booking(*, appointment_type, start=NINE, client=None, **fields):
    """A row that stands, without mails, timeline or signals."""
    blocked_start, blocked_end = appointment_type.blocked(start)
    client = client or Client.objects.create(
        coach=appointment_type.coach, name="Pia Berg", email="pia@example.org", timezone="Europe/Berlin"
    )
    fields = {"guest_name": client.name, "guest_email": client.email, "guest_zone": client.timezone, **fields}
    return Booking.objects.create(
        coach=appointment_type.coach,
        appointment_type=appointment_type,
        client=client,
        start=start,
        end=start + timedelta(minutes=appointment_type.duration),
        blocked_start=blocked_start,
        blocked_end=blocked_end,
        **fields,
    )
