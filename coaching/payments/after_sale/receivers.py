"""What is done about Stripe's events after a sale, and on the tick."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.payments.after_sale import disputes, following, jobs
from coaching.payments.models import Reconciliation
from coaching.payments.stripe_api import StripeProblem
from coaching.payments.stripe_events import NotAnEvent, listens, name_in
from coaching.signals import tick
from coaching.sweeping import delete_in_portions, swept_daily

Deed = Callable[[datetime], None]


@listens("refund.created", "refund.updated", "refund.failed", "charge.refunded", "charge.refund.updated")
def of_a_refund(thing: dict[str, Any]) -> Deed:
    """The object is a refund or its charge; both name the payment intent. One without belongs to no payment page."""
    reference = name_in(thing, "payment_intent")
    return _asked(following.follow, reference) if reference else _nothing


@listens(
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
)
def of_a_dispute(dispute: dict[str, Any]) -> Deed:
    dispute_id = name_in(dispute, "id")
    if not dispute_id:
        raise NotAnEvent("not an event: it names no dispute")
    return _asked(disputes.follow, dispute_id)


def _asked(follow: Callable[[str], Deed], reference: str) -> Deed:
    """What our key can't read is of another account or mode: no payment here is meant."""
    try:
        return follow(reference)
    except StripeProblem as problem:
        if not problem.is_unreadable:
            raise
        return _nothing


def _nothing(now: datetime) -> None:
    """It is about nothing of ours."""


@receiver(tick)
def ask_stripe(sender: object, now: datetime, **kwargs: Any) -> None:
    jobs.enqueue_due(now)


@swept_daily("reconciliations")
def delete_old_reconciliations(now: datetime) -> int:
    return delete_in_portions(Reconciliation.objects.filter(at__lt=now - jobs.KEPT))
