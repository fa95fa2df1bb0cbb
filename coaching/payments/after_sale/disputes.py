"""Payments that a bank questions: what is unused is frozen, the coach is told, and the bank's decision is followed.

https://docs.stripe.com/disputes/how-disputes-work
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.payments import stripe_api
from coaching.payments.account import lots
from coaching.payments.after_sale import asking, covering, discrepancies, dispute_mails, news
from coaching.payments.models import Discrepancy, Dispute, Payment
from coaching.people.timeline import record

Status = Dispute.Status
STATUS = {
    "warning_needs_response": Status.INQUIRY,
    "warning_under_review": Status.INQUIRY,
    "warning_closed": Status.CLOSED,
    "prevented": Status.CLOSED,
    "needs_response": Status.OPEN,
    "under_review": Status.OPEN,
    "won": Status.WON,
    "lost": Status.LOST,
}
# What is further on the way came later, whenever we hear of it.
WAY = {Status.INQUIRY: 0, Status.OPEN: 1, Status.CLOSED: 2, Status.WON: 2, Status.LOST: 2}


def follow(dispute_id: str) -> Callable[[datetime], None]:
    """Asks Stripe for a dispute; what it returns stores what it said, inside a transaction."""
    found = stripe_api.fetch_dispute(dispute_id)
    return lambda now: _store_or_note(found, now)


def run(dispute_id: str, now: datetime) -> None:
    """Both at once. Raises StripeProblem."""
    deed = follow(dispute_id)
    with transaction.atomic():
        deed(now)


def _store_or_note(found: dict[str, Any], now: datetime) -> None:
    reference = found.get("payment_intent")
    payment = Payment.objects.filter(reference=reference).select_related("purchase__client__coach").first() if reference else None
    if payment:
        _store(payment, found, now)
    else:
        discrepancies.note(
            kind=Discrepancy.Kind.UNKNOWN_DISPUTE,
            cause=f"dispute:{found['id']}",
            reference=found["id"],
            amount=found["amount"],
            currency=found["currency"],
            now=now,
            payment_intent=reference,
            livemode=found.get("livemode"),
        )


def _store(payment: Payment, found: dict[str, Any], now: datetime) -> None:
    status = STATUS.get(found["status"])
    if status is None:
        return
    lots.locked(payment.purchase.client)
    row, created = Dispute.objects.get_or_create(
        stripe_id=found["id"], defaults={"payment": payment, "amount": found["amount"], "status": status, "opened_at": now}
    )
    before = None if created else row.status
    if before is not None and (before == status or WAY[status] < WAY[Status(before)]):
        return
    row.status, row.amount, row.reason, row.answer_by = status, found["amount"], str(found["reason"])[:100], _answer_by(found)
    row.closed_at = now if WAY[status] == 2 else None
    row.save()
    _became(row, before, now)


def _answer_by(found: dict[str, Any]) -> datetime | None:
    seconds = (found.get("evidence_details") or {}).get("due_by")
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _became(dispute: Dispute, before: str | None, now: datetime) -> None:
    taken = _account(dispute, before, now)
    client = dispute.payment.purchase.client
    words = _("Questioned by the bank: %(payment)s, %(state)s")
    text = words % {"payment": dispute.amount_text, "state": dispute.get_status_display()}
    record(client=client, kind="payments.dispute", text=text, at=now, for_client=False)
    dispute_mails.tell(dispute, taken, now)
    if WAY[Status(dispute.status)] == 2:
        news.decided(dispute, taken, now)


def _account(dispute: Dispute, before: str | None, now: datetime) -> int:
    """What the state means for the lot: frozen while any dispute is open, unused sessions taken when one is lost: how many."""
    purchase = dispute.payment.purchase
    is_lost = dispute.status == Status.LOST
    if Dispute.objects.open().filter(payment__purchase=purchase).exists():
        lots.freeze(purchase.lot, now)
    else:
        words = _("No longer on hold, because the bank has decided: %(lot)s") % {"lot": purchase.lot.title}
        lots.thaw(purchase.lot, now, words if is_lost else None)
    if is_lost:
        return asking.take_or_ask(dispute, covering.due(purchase, dispute.amount, without=dispute), now)
    if before == Status.LOST:  # rare, and Stripe does tell of it
        cause, count = f"{covering.cause_of(dispute)}:back", covering.no_longer_lost(dispute)
        covering.give_back(purchase.lot, count, cause, now, lost=True)
        for open_one in Discrepancy.objects.open().filter(cause=f"{covering.cause_of(dispute)}:decide"):
            discrepancies.resolve(discrepancy=open_one, by=None, resolution="decided the other way", now=now)
    return 0
