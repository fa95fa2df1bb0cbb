import logging
import sys

from django.dispatch import receiver
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished

from coaching.jobs.recovery import recover
from coaching.practice.tracebacks import without_words
from coaching.signals import tick

logger = logging.getLogger(__name__)


@receiver(tick)
def recover_jobs(sender, now, **kwargs):
    recover(now)


@receiver(task_finished)
def tell_what_failed(sender, task_result, **kwargs):
    """The library's own line has the error's words, so the worker mutes it."""
    error = sys.exc_info()[1]
    if task_result.status == TaskResultStatus.FAILED and error:
        logger.error("%s failed: %s", task_result.task.module_path, without_words(error))
