from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from coaching.jobs.recovery import ATTEMPTS, fail_left_by, recover

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def job(db):
    """`job(status, minutes, attempts)`: a job that changed its status so long ago."""

    def make(status, minutes, attempts=1):
        at = NOW - timedelta(minutes=minutes)
        return DBTaskResult.objects.create(
            status=status,
            started_at=at,
            finished_at=at if status == "FAILED" else None,
            worker_ids=["w"] * attempts,
            args_kwargs={"args": [], "kwargs": {}},
            task_path="coaching.mail.outbox.deliver",
            backend_name="default",
            run_after=NOW,
        )

    return make


@pytest.mark.parametrize(
    ("status", "minutes", "attempts", "after"),
    [
        ("RUNNING", 20, 1, "READY"),
        ("RUNNING", 5, 1, "RUNNING"),
        ("FAILED", 5, 1, "READY"),
        ("FAILED", 5, ATTEMPTS, "FAILED"),
        ("SUCCESSFUL", 60, 1, "SUCCESSFUL"),
    ],
)
def test_recover_brings_back_what_a_dead_worker_left(job, status, minutes, attempts, after):
    left = job(status, minutes, attempts)
    recover(NOW)
    left.refresh_from_db()
    assert left.status == after


def test_a_failed_job_waits_twice_as_long_each_time(job):
    waits = {attempts: 2 ** (attempts - 1) for attempts in range(1, ATTEMPTS)}
    early = [job("FAILED", minutes, attempts) for attempts, minutes in waits.items()]
    late = [job("FAILED", minutes + 1, attempts) for attempts, minutes in waits.items()]
    assert recover(NOW) == len(late)
    assert {each.status for each in DBTaskResult.objects.filter(pk__in=[each.pk for each in early])} == {"FAILED"}


def test_what_a_dead_process_was_at_has_failed_and_no_other(job):
    mine, others, done = job("RUNNING", 1), job("RUNNING", 1), job("SUCCESSFUL", 1)
    DBTaskResult.objects.filter(pk__in=[mine.pk, done.pk]).update(worker_ids=["earlier", "me"])
    fail_left_by("me", "SIGALRM", NOW)
    rows = {row.pk: (row.status, row.traceback) for row in DBTaskResult.objects.all()}
    assert rows == {mine.pk: ("FAILED", "SIGALRM"), others.pk: ("RUNNING", ""), done.pk: ("SUCCESSFUL", "")}


def test_jobs_given_up_long_ago_keep_none_from_its_turn(job):
    for _ in range(3):
        job("FAILED", 60 * 24 * 8)
    job("FAILED", 5)
    assert recover(NOW) == 1
