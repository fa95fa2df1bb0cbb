"""Throwing away what is old, once a day: a job for each room's part, so that none waits for another or falls with it."""

import logging
from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from coaching.jobs.time_limits import time_limit
from coaching.sweeping import SWEEPS

logger = logging.getLogger(__name__)
A_DAY = 24 * 60 * 60


@task(priority=-50)  # whatever somebody waits for goes before
@time_limit(minutes=10)
def sweep(name: str) -> None:
    """Runs one part and says what came of it; one that is no longer there says nothing. What fails runs again a few times."""
    if name not in SWEEPS:
        return
    try:
        count = SWEEPS[name](timezone.now())
    except Exception:
        logger.exception("Sweeping %s failed", name)
        raise
    if count:
        logger.info("Swept %s: %d", name, count)


def start_due(now: datetime) -> None:
    """Enqueues every part that was not begun on this day (UTC)."""
    for name in SWEEPS:
        with transaction.atomic():
            if cache.add(f"once:sweep:{name}:{now:%Y-%m-%d}", 1, A_DAY):
                sweep.enqueue(name)
