"""Going on with what was broken off, and looking at what should have been heard of: when Stripe is asked anyway."""

import logging
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from coaching.payments import stripe_api
from coaching.payments.instalments import cards, changing, starting
from coaching.payments.models import Instalment, InstalmentPlan
from coaching.payments.stripe_api import StripeProblem
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from coaching.practice.tracebacks import without_words

MOST = 100
OPEN = (Instalment.Status.DUE, Instalment.Status.FAILED)
logger = logging.getLogger(__name__)


def resume(now: datetime) -> int:
    """Returns how many plans were looked at. Raises StripeProblem at the first silence."""
    _stop_of_those_who_left(now)
    found = list(_to_look_at(now)[:MOST])
    for plan in found:
        try:
            _go_on(plan, now)
        except StripeProblem as problem:
            if not problem.is_final:
                raise
            logger.warning("A plan could not be looked at: %s", without_words(problem))
    return len(found)


def _go_on(plan: InstalmentPlan, now: datetime) -> None:
    if plan.stop_asked_at or _asked().filter(plan=plan).exists():
        changing.carry_out(plan, now)
        return
    if cards.waiting().filter(plan=plan).exists():
        cards.look(plan, now)
        return
    deed = starting.carry_on(plan)
    with transaction.atomic():
        deed(now)


def _to_look_at(now: datetime) -> QuerySet[InstalmentPlan]:
    """Plans that are starting or to be changed, and those of which a payment is due and not heard of."""
    due_on = today(now, PracticeSettings.load().timezone)
    due = Instalment.objects.filter(due_on__lte=due_on, status=Instalment.Status.DUE)
    running = Q(status=InstalmentPlan.Status.STARTING) | Q(stop_asked_at__isnull=False) | Q(instalments__in=due)
    wanted = (
        Q(pk__in=InstalmentPlan.objects.running().filter(running))
        | Q(instalments__in=_asked())
        | Q(instalments__in=cards.waiting())
    )
    return InstalmentPlan.objects.filter(wanted).select_related("checkout__client").order_by("pk").distinct()


def _asked() -> QuerySet[Instalment]:
    """Instalments that a coach has waived, and Stripe doesn't know it yet."""
    return Instalment.objects.filter(status__in=OPEN, waive_asked_at__isnull=False)


def stop_soon(now: datetime) -> None:
    """Has a job stop the plans of whoever has just left. Inside the transaction that made it so."""
    if stripe_api.is_configured() and _of_those_who_left(now).exists():
        stop.enqueue()


@task(priority=-10)
def stop() -> None:
    now = timezone.now()
    _stop_of_those_who_left(now)
    with suppress(StripeProblem):  # the next reconciliation asks again
        for plan in _of_those_who_left(now).select_related("checkout__client"):
            changing.carry_out(plan, now)


def _stop_of_those_who_left(now: datetime) -> None:
    """Nobody who is erased goes on paying."""
    _of_those_who_left(now).filter(stop_asked_at=None).update(stop_asked_at=now)


def _of_those_who_left(now: datetime) -> QuerySet[InstalmentPlan]:
    return InstalmentPlan.objects.running().filter(checkout__client__in=Client.objects.who_left(now)).order_by("pk")
