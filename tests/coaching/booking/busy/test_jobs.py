from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from coaching.booking.busy import jobs
from coaching.booking.models import BusyCalendar
from coaching.signals import tick
from tests.coaching.booking.busy import files
from tests.coaching.booking.factories import NOW

TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def asked(monkeypatch):
    """The keys of the calendars that jobs were made for."""
    made = []
    monkeypatch.setattr(jobs, "read", SimpleNamespace(enqueue=made.append))
    return made


@pytest.fixture
def many(coach):
    """Dana has this many calendars, the first of which was asked the longest ago."""

    def make(count, since=NOW - TEN_MINUTES):
        rows = [
            BusyCalendar(coach=coach, url="nowhere", asked_at=since - timedelta(seconds=count - number))
            for number in range(count)
        ]
        return [row.pk for row in BusyCalendar.objects.bulk_create(rows)]

    return make


def test_a_calendar_is_asked_after_ten_minutes(many, asked):
    found = many(1, NOW)
    jobs.enqueue_due(NOW + TEN_MINUTES - timedelta(seconds=2))
    assert asked == []
    jobs.enqueue_due(NOW + TEN_MINUTES)
    assert asked == found


def test_a_calendar_never_asked_is_asked_first(coach, many, asked):
    many(5)
    fresh = BusyCalendar.objects.create(coach=coach, url="nowhere")
    jobs.enqueue_due(NOW)
    assert asked[0] == fresh.pk


def test_a_calendar_is_not_asked_twice_while_its_job_waits(many, asked):
    found = many(1)
    jobs.enqueue_due(NOW)
    jobs.enqueue_due(NOW)
    jobs.enqueue_due(NOW + timedelta(minutes=1))
    assert asked == found


def test_many_calendars_are_not_asked_in_the_same_minute(many, asked):
    found = many(12)
    jobs.enqueue_due(NOW)
    assert asked == found[:5]


def test_each_of_very_many_calendars_has_its_turn_within_ten_minutes(many, asked):
    found = many(60)
    for minute in range(5):
        jobs.enqueue_due(NOW + timedelta(minutes=minute))
    assert asked == found


def test_the_worker_reads_what_was_entered_meanwhile(add, server, at_ten):
    now = timezone.now()
    calendar = add(files.calendar(), now - TEN_MINUTES)
    server.gives(files.calendar(files.event(f"{now + timedelta(days=1):%Y%m%dT%H%M%SZ}", None, "DURATION:PT1H")))
    tick.send(sender=None, now=now)
    assert calendar.times.count() == 1


def test_a_job_keeps_what_went_wrong_with_the_calendar_alone(add, server, at_ten):
    calendar = add(at_ten, NOW)
    server.gives("", status=404)
    assert jobs.read.call(calendar.pk) is None
    calendar.refresh_from_db()
    assert calendar.error == "gone"


def test_a_job_for_a_removed_calendar_does_nothing(db):
    assert jobs.read.call(1) is None
