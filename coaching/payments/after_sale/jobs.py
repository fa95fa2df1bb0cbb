"""Asking Stripe every quarter of an hour what we may have missed, in the jobs' lane: the tick waits for nothing."""

import logging
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from coaching.jobs.time_limits import time_limit
from coaching.payments import stripe_api
from coaching.payments.after_sale import reconciling

EVERY = 15  # minutes
KEPT = timedelta(days=60)
logger = logging.getLogger(__name__)


def enqueue_due(now: datetime) -> None:
    """Once in each quarter of an hour, where there is a Stripe to ask."""
    if not stripe_api.is_configured():
        return
    quarter = f"{now:%Y-%m-%d-%H}-{now.minute // EVERY}"
    with transaction.atomic():
        if cache.add(f"once:reconcile:{quarter}", 1, 60 * EVERY):
            reconcile.enqueue()


@task(priority=-30)  # whatever somebody waits for goes before
@time_limit(minutes=5)
def reconcile() -> None:
    found = reconciling.reconcile(timezone.now())
    log = logger.warning if found.missed or found.problem else logger.info
    log("Asked Stripe: %s", reconciling.sentence(found))
