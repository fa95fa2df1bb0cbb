from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django_tasks_db.models import DBTaskResult

from coaching.jobs import daily_sweeps
from coaching.jobs.recovery import FORGOTTEN, recover
from coaching.signals import tick
from coaching.sweeping import delete_in_portions, swept_daily


@receiver(tick)
def recover_jobs(sender, now, **kwargs):
    recover(now)


@receiver(tick)
def start_daily_sweeps(sender: object, now: datetime, **kwargs: Any) -> None:
    daily_sweeps.start_due(now)


@swept_daily("jobs")
def delete_finished_jobs(now: datetime) -> int:
    return delete_in_portions(DBTaskResult.objects.filter(finished_at__lt=now - FORGOTTEN))
