import logging
import sys
from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from coaching.jobs import daily_sweeps
from coaching.jobs.recovery import FORGOTTEN, recover
from coaching.practice.tracebacks import without_words
from coaching.signals import tick
from coaching.sweeping import delete_in_portions, swept_daily

logger = logging.getLogger(__name__)


@receiver(tick)
def recover_jobs(sender, now, **kwargs):
    recover(now)


@receiver(tick)
def start_daily_sweeps(sender: object, now: datetime, **kwargs: Any) -> None:
    daily_sweeps.start_due(now)


@swept_daily("jobs")
def delete_finished_jobs(now: datetime) -> int:
    return delete_in_portions(DBTaskResult.objects.filter(finished_at__lt=now - FORGOTTEN))


@receiver(task_finished)
def tell_what_failed(sender, task_result, **kwargs):
    """The library's own line has the error's words, so the worker mutes it."""
    error = sys.exc_info()[1]
    if task_result.status == TaskResultStatus.FAILED and error:
        logger.error("%s failed: %s", task_result.task.module_path, without_words(error))
