"""What a coach changes about a plan: one payment is waived, or all further ones are stopped.

What is asked for is noted before Stripe is asked, and told once Stripe has done it: broken off anywhere, `resuming` goes on.
"""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.payments import stripe_billing
from coaching.payments.account import lots
from coaching.payments.instalments import starting
from coaching.payments.instalments.shown import OPEN, can_waive
from coaching.payments.models import Instalment, InstalmentPlan
from coaching.payments.stripe_api import StripeProblem

Status, OfPlan = Instalment.Status, InstalmentPlan.Status


class PlanError(Exception):
    """It can't be done; nothing changed."""


def waive(*, instalment: Instalment, reason: str, by: User, now: datetime | None = None) -> Instalment:
    """Nothing more is charged for it, and its sessions are released. Again, it changes nothing. Raises PlanError, and
    StripeProblem when Stripe is silent: then it is asked again later."""
    now = now or timezone.now()
    plan = _ask_to_waive(instalment, reason, by, now)
    carry_out(plan, now)
    instalment.refresh_from_db()
    if instalment.status == Status.PAID:
        raise PlanError(_("It was paid just now. You can refund it instead."))
    return instalment


def stop(*, plan: InstalmentPlan, reason: str, by: User | None, now: datetime | None = None) -> InstalmentPlan:
    """No further payment is charged; what is not released stays so. Again, it changes nothing. Raises StripeProblem when
    Stripe is silent: then it is asked again later."""
    now = now or timezone.now()
    with transaction.atomic():
        lots.locked(plan.client)
        rows = InstalmentPlan.objects.running().filter(pk=plan.pk, stop_asked_at=None)
        rows.update(stop_asked_at=now, stop_asked_by=by, reason=reason)
    plan = InstalmentPlan.objects.select_related("checkout__client").get(pk=plan.pk)
    if plan.is_running:
        carry_out(plan, now)
        plan.refresh_from_db()
    return plan


def carry_out(plan: InstalmentPlan, now: datetime) -> None:
    """Asks Stripe for all that is noted of a plan, then makes the plan say what Stripe says."""
    deed = starting.carry_on(plan)
    if plan.schedule_id:
        _ask_stripe(plan)
        deed = starting.carry_on(plan)
    with transaction.atomic():
        deed(now)
        if not plan.schedule_id and plan.stop_asked_at:
            starting.never_started(plan, now)


def _ask_to_waive(instalment: Instalment, reason: str, by: User, now: datetime) -> InstalmentPlan:
    with transaction.atomic():
        plan = InstalmentPlan.objects.select_related("checkout__client").get(pk=instalment.plan_id)
        lots.locked(plan.client)
        rows = list(plan.instalments.select_for_update())
        row = next(each for each in rows if each.pk == instalment.pk)
        if row.waive_asked_at:
            return plan
        if not plan.schedule_id or not can_waive(row, rows):
            raise PlanError(why_not(row))
        row.waive_asked_at, row.waive_asked_by, row.reason = now, by, reason
        row.save(update_fields=["waive_asked_at", "waive_asked_by", "reason"])
    return plan


def why_not(row: Instalment) -> str:
    """Why an instalment can't be waived."""
    if row.waive_asked_at:
        return _("It is waived already.")
    if row.status == Status.PAID:
        return _("It is paid already. You can refund it instead.")
    if row.status not in OPEN:
        return _("Nothing is charged for it anymore.")
    return _("Of the payments to come, waive the last one first.")


def _ask_stripe(plan: InstalmentPlan) -> None:
    """A no of Stripe's means that it is too late: what is stored next says what happened instead."""
    schedule = stripe_billing.fetch_schedule(plan.schedule_id or "")
    if plan.stop_asked_at and schedule["status"] in {"active", "not_started"}:
        with _too_late():
            schedule = stripe_billing.cancel_schedule(schedule["id"], f"{plan.checkout.idempotency_key}:stop")
    subscription = schedule["subscription"] or plan.subscription_id
    invoices = stripe_billing.invoices_of(subscription) if subscription else []
    asked = set(plan.instalments.filter(status__in=OPEN, waive_asked_at__isnull=False).values_list("number", flat=True))
    for number, invoice in enumerate(invoices, 1):
        if number in asked or plan.stop_asked_at:
            with _too_late():
                stripe_billing.give_up(invoice)
    _shorten(plan, schedule, [number for number in asked if number > len(invoices)])


def _shorten(plan: InstalmentPlan, schedule: dict[str, Any], waived: list[int]) -> None:
    months = min(waived, default=1) - 1
    if months and schedule["status"] in {"active", "not_started"}:
        with _too_late():
            stripe_billing.shorten(schedule, months, f"{plan.checkout.idempotency_key}:months:{months}")


class _too_late(suppress):
    """Passes over a StripeProblem that is final."""

    def __init__(self) -> None:
        super().__init__(StripeProblem)

    def __exit__(self, kind: Any, error: Any, trace: Any) -> bool:
        return bool(super().__exit__(kind, error, trace)) and (error is None or error.is_final)
