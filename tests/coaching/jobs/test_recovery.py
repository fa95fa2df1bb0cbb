from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from coaching.jobs.recovery import ATTEMPTS, recover

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def job(db):
    """`job(status, minutes, attempts)`: a job that changed its status so long ago."""

    def make(status, minutes, attempts=1):
        at = NOW - timedelta(minutes=minutes)
        return DBTaskResult.objects.create(
            status=status, started_at=at, finished_at=at if status == "FAILED" else None, worker_ids=["w"] * attempts,
            args_kwargs={"args": [], "kwargs": {}}, task_path="coaching.mail.outbox.deliver", backend_name="default",
            run_after=NOW,
        )  # fmt: skip

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
