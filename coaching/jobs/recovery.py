"""What the job queue lacks: a job whose worker died runs again, and so does one that failed, a few times."""

from datetime import datetime, timedelta

from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from coaching.jobs.time_limits import seconds_for

ATTEMPTS = 5
ROOM = timedelta(minutes=5)  # over its limit a job is ended at once; only a worker that died as a whole leaves one
FORGOTTEN = timedelta(days=7)  # after failing
AT_ONCE = 500


class JobDied(Exception):
    """The process of a job ended before the job did: it took longer than its limit, or was killed."""


def recover(now: datetime) -> int:
    """Puts jobs that a dead worker left running, and failed ones, back in the queue. Returns how many.

    A job counts as left when its limit is over, a failed one waits for a minute, then for twice as long each time;
    `worker_ids` has one entry per attempt.
    """
    failed = Q(status=TaskResultStatus.FAILED, finished_at__gt=now - FORGOTTEN)
    tasks = DBTaskResult.objects.filter(Q(status=TaskResultStatus.RUNNING) | failed).defer("traceback")
    young = [job for job in tasks.order_by("enqueued_at") if len(job.worker_ids) < ATTEMPTS]
    again = [job.pk for job in young if _may_run_again(job, now)][:AT_ONCE]
    return DBTaskResult.objects.filter(pk__in=again, status__in=["RUNNING", "FAILED"]).update(
        status=TaskResultStatus.READY, started_at=None, finished_at=None
    )


def fail_left_by(worker_id: str, reason: str, now: datetime) -> None:
    """Marks what a dead process was doing as failed; `recover` lets it run again."""
    for job in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if job.worker_ids[-1:] == [worker_id]:
            DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING).update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                traceback=reason,
                exception_class_path=f"{JobDied.__module__}.{JobDied.__qualname__}",
            )


def _may_run_again(job, now):
    if job.status == TaskResultStatus.RUNNING:
        return job.started_at < now - ROOM - timedelta(seconds=seconds_for(job))
    return job.finished_at < now - timedelta(minutes=2 ** (len(job.worker_ids) - 1))
