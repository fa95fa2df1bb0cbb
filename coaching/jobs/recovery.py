"""What the job queue lacks: a job whose worker died runs again, and so does one that failed, a few times."""

from datetime import timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

ATTEMPTS = 5
DEAD_AFTER = timedelta(minutes=15)


def recover(now):
    """Puts jobs that a dead worker left running, and failed ones, back in the queue. Gives how many.

    A job counts as left after 15 minutes; `worker_ids` has one entry per attempt.
    """
    left = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - DEAD_AFTER)
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__lt=now - timedelta(minutes=1))
    again = [job for job in (left | failed).order_by("enqueued_at")[:500] if len(job.worker_ids) < ATTEMPTS]
    return DBTaskResult.objects.filter(pk__in=[job.pk for job in again], status__in=["RUNNING", "FAILED"]).update(
        status=TaskResultStatus.READY, started_at=None, finished_at=None
    )
