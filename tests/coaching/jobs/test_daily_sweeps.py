"""What is thrown away once a day, room by room."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from coaching import sweeping
from coaching.accounts import receivers as accounts
from coaching.jobs import daily_sweeps
from coaching.jobs import receivers as jobs

NOW = timezone.now()


@pytest.fixture
def swept(monkeypatch):
    """The parts of two rooms, of which the first fails; what ran."""
    ran = []

    def fails(now):
        ran.append("fails")
        raise ValueError("a room's own trouble")

    def works(now):
        ran.append("works")
        return 3

    monkeypatch.setattr(daily_sweeps, "SWEEPS", {"fails": fails, "works": works})
    return ran


def test_one_that_fails_stops_no_other_and_is_logged(db, swept, caplog):
    daily_sweeps.start_due(NOW)
    assert swept == ["fails", "works"]
    assert "Sweeping fails failed" in caplog.text
    assert "a room's own trouble" in caplog.text
    assert ("Swept works: 3", "INFO") in [(each.getMessage(), each.levelname) for each in caplog.records]


def test_each_runs_once_a_day(db, swept):
    for hours in (0, 1, 23, 24):
        daily_sweeps.start_due(NOW.replace(hour=0) + timedelta(hours=hours))
    assert swept == ["fails", "works"] * 2


def test_one_that_is_no_longer_there_says_nothing(db):
    daily_sweeps.sweep.call("of an earlier release")


def test_every_room_that_keeps_something_for_a_while_is_swept():
    ours = {"account emails", "confirmations", "files", "jobs", "prospects", "sessions", "waiting words"}
    assert ours <= set(sweeping.SWEEPS)


def test_rows_go_in_portions(db, monkeypatch):
    monkeypatch.setattr(sweeping, "AT_ONCE", 2)
    for _ in range(5):
        SessionStore().save()
    assert (sweeping.delete_in_portions(Session.objects.all()), Session.objects.count()) == (5, 0)


def session(**values):
    made = SessionStore()
    made.update(values)
    made.save()
    return made.session_key


def test_sessions_go_when_they_end_and_after_a_day_when_nobody_signed_in(db):
    signed_in, nobodys = session(_auth_user_id="1"), session(account_login="x")
    left = []
    for days in (0.9, 1.1, 29, 31):
        accounts.delete_old_sessions(timezone.now() + timedelta(days=days))
        left.append(set(Session.objects.values_list("pk", flat=True)))
    assert left == [{signed_in, nobodys}, {signed_in}, {signed_in}, set()]


def test_finished_jobs_go_after_a_week(db):
    facts = {"task_path": "x", "args_kwargs": {}, "queue_name": "default", "backend_name": "default", "priority": 0}
    for days in (6, 8):
        DBTaskResult.objects.create(status="SUCCESSFUL", finished_at=NOW - timedelta(days=days), **facts)
    DBTaskResult.objects.create(status="READY", **facts)
    assert (jobs.delete_finished_jobs(NOW), DBTaskResult.objects.count()) == (1, 2)


def test_one_that_finds_nothing_says_nothing(db, monkeypatch, caplog):
    monkeypatch.setattr(daily_sweeps, "SWEEPS", {"idle": lambda now: 0})
    daily_sweeps.start_due(NOW)
    assert [each.getMessage() for each in caplog.records if "idle" in each.getMessage()] == []
