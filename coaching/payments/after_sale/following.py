"""What Stripe says of the refunds of a payment, and making ours the same: in any order, as often as it likes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coaching.payments import stripe_api
from coaching.payments.account import lots
from coaching.payments.after_sale import asking, covering, discrepancies, misfits, outcomes
from coaching.payments.models import Discrepancy, Payment, Refund
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

KEY = "refund"  # in the metadata of a refund that was asked for here
Status, Kind = Refund.Status, Discrepancy.Kind
STATUS = {
    "pending": Status.PENDING,
    "requires_action": Status.PENDING,
    "succeeded": Status.SUCCEEDED,
    "failed": Status.FAILED,
    "canceled": Status.CANCELED,
}


def follow(reference: str) -> Callable[[datetime], None]:
    """Asks Stripe for the refunds of a payment intent; what it returns stores them, inside a transaction."""
    found = stripe_api.refunds_of(reference)
    return lambda now: _store_or_note(reference, found, now)


def run(reference: str | None, now: datetime) -> None:
    """Both at once. Raises StripeProblem."""
    if reference:
        deed = follow(reference)
        with transaction.atomic():
            deed(now)


def _store_or_note(reference: str, found: list[dict[str, Any]], now: datetime) -> None:
    payment = Payment.objects.filter(reference=reference).select_related("purchase__client__coach").first()
    if payment:
        store(payment, found, now)
    elif found:
        _unknown(reference, found, now)


def store(payment: Payment, found: list[dict[str, Any]], now: datetime) -> None:
    """Makes our rows say what Stripe's refunds of a payment say. Inside a transaction."""
    lots.locked(payment.purchase.client)
    for each in found:
        if status := STATUS.get(each["status"] or "succeeded"):
            row = _row(payment, each, now)
            outcomes.become(row, status, now)


def _row(payment: Payment, refund: dict[str, Any], now: datetime) -> Refund:
    """Ours of Stripe's refund: known by its id, asked for here, or made at Stripe."""
    known = Refund.objects.filter(stripe_id=refund["id"]).first()
    return known or _asked_for_here(payment, refund) or _made_at_stripe(payment, refund, now)


def key_of(refund: dict[str, Any]) -> UUID | None:
    """The key of our row, which went along with a refund that was asked for here."""
    try:
        return UUID(str((refund.get("metadata") or {}).get(KEY)))
    except (AttributeError, ValueError):
        return None


def _asked_for_here(payment: Payment, refund: dict[str, Any]) -> Refund | None:
    key = key_of(refund)
    row = Refund.objects.filter(key=key, payment=payment, stripe_id=None).first() if key else None
    if row:
        row.stripe_id = refund["id"]
        row.save(update_fields=["stripe_id"])
    return row


def _made_at_stripe(payment: Payment, refund: dict[str, Any], now: datetime) -> Refund:
    """Takes the unused sessions that the money covers, and asks the coach about those that were booked or used already."""
    on = today(datetime.fromtimestamp(refund["created"], timezone.get_default_timezone()), PracticeSettings.load().timezone)
    amount, purchase = refund["amount"], payment.purchase
    gone = STATUS.get(refund["status"]) in {Status.FAILED, Status.CANCELED}
    count = 0 if gone else covering.due(purchase, amount)
    row = Refund.objects.create(payment=payment, amount=amount, stripe_id=refund["id"], at=now, on=on)
    if count:
        row.sessions = asking.take_or_ask(row, count, now)
        row.save(update_fields=["sessions"])
    return row


def _unknown(reference: str, found: list[dict[str, Any]], now: datetime) -> None:
    """A refund of money that fitted nothing takes that off the desk, and brings it back if it fails; any other is put on it."""
    gone = sum(each["amount"] for each in found if STATUS.get(each["status"]) in {Status.PENDING, Status.SUCCEEDED})
    known = list(Discrepancy.objects.about(reference).exclude(kind__in=[Kind.UNKNOWN_REFUND, Kind.UNKNOWN_DISPUTE]))
    for misfit in known:
        if misfit.amount is not None and gone >= misfit.amount:
            misfits.sent_back(misfit, by=None, now=now)
        elif failed := [each["id"] for each in found if STATUS.get(each["status"]) in {Status.FAILED, Status.CANCELED}]:
            misfits.came_back(misfit, failed[0])
    if not known and gone:
        discrepancies.note(
            kind=Kind.UNKNOWN_REFUND,
            cause=f"refund-of:{reference}",
            reference=found[-1]["id"],
            amount=gone,
            currency=found[-1]["currency"],
            now=now,
            payment_intent=reference,
            livemode=found[-1].get("livemode"),
        )
