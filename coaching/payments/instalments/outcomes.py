"""What happens to an instalment, and who is told: each once. Inside a transaction, under the client's lock."""

from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext as _

from coaching.payments import purchases
from coaching.payments.account import lots
from coaching.payments.after_sale import late
from coaching.payments.checkout import bought
from coaching.payments.instalments import misfits, telling
from coaching.payments.models import Instalment, InstalmentPlan, LedgerEntry, Payment, Purchase
from coaching.payments.models.terms import Release
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

Status = Instalment.Status
# Never back: what Stripe said earlier and we hear later changes nothing.
WAY = {Status.DUE: 0, Status.FAILED: 1, Status.CANCELED: 2, Status.FORGIVEN: 3, Status.PAID: 4}


def become(row: Instalment, status: str, now: datetime) -> None:
    """An instalment is waived, or is never charged."""
    if WAY[Status(status)] <= WAY[Status(row.status)]:
        return
    row.status = status
    row.save(update_fields=["status"])
    if status == Status.FORGIVEN:
        _purchase(row.plan, now)
        _release(row, now)
        telling.waived(row, now)


def failed(row: Instalment, invoice: dict[str, Any], now: datetime) -> None:
    """It could not be charged, once more or for the first time: noted each time, and told once. A later try may succeed."""
    if WAY[Status(row.status)] > WAY[Status.FAILED] or row.attempts > invoice["attempt_count"]:
        return
    is_news = row.status != Status.FAILED
    row.status, row.attempts, row.next_try_on = Status.FAILED, invoice["attempt_count"], _day(invoice["next_payment_attempt"])
    row.save(update_fields=["status", "attempts", "next_try_on"])
    if is_news:
        telling.failed(row, now)


def _day(moment: int | None) -> date | None:
    """The practice's date of a moment that Stripe tells as seconds; None where it tells none."""
    return today(datetime.fromtimestamp(moment, UTC), PracticeSettings.load().timezone) if moment else None


def paid(row: Instalment, invoice: dict[str, Any], how: str, now: datetime) -> None:
    """The money of an instalment is there: its payment, its receipt, its sessions. What doesn't fit is on the desk.

    `how` it was paid is on the receipt, as `cards.words` says it."""
    if row.status == Status.PAID:
        return
    if not _fits(row, invoice, now):
        return misfits.note_paid(invoice, row.plan.client, now)
    had_failed, reference = row.status == Status.FAILED, misfits.intent_of(invoice)
    is_first = row.plan.purchase is None
    purchase = _purchase(row.plan, now)
    row.status = Status.PAID
    _release(row, now)
    method = Payment.Method.STRIPE if reference else Payment.Method.OTHER
    row.payment = purchases.receive(
        purchase=purchase, amount=row.amount, now=now, method=method, reference=reference, how=how, instalment=row.number
    )
    row.save(update_fields=["status", "payment"])
    late.look(reference)
    if had_failed and not is_first:  # the first one is told as the sale
        telling.mended(row, now)


def ended(plan: InstalmentPlan, now: datetime) -> None:
    """The plan has come to its end, or was stopped."""
    telling.ended(plan, now)


def _fits(row: Instalment, invoice: dict[str, Any], now: datetime) -> bool:
    """An invoice that was settled without Stripe's taking money counts as the whole instalment."""
    checkout = row.plan.checkout
    took = invoice["amount_paid"] if misfits.intent_of(invoice) else row.amount
    fits = took == row.amount and str(invoice["currency"]).upper() == checkout.currency
    return fits and not checkout.client.has_left(now)


def _purchase(plan: InstalmentPlan, now: datetime) -> Purchase:
    """What is bought, made now unless it is there: with all its sessions, or none yet."""
    if plan.purchase is None:
        plan.purchase = bought.make(plan.checkout, now, at_first=0)
        plan.save(update_fields=["purchase"])
        if plan.checkout.release == Release.AT_ONCE:
            _release(plan.instalments.get(number=1), now, plan.purchase)
    return plan.purchase


def _release(row: Instalment, now: datetime, purchase: Purchase | None = None) -> None:
    """The sessions of an instalment can be used, once."""
    purchase = purchase or row.plan.purchase
    cause = f"instalment:{row.pk}"
    if not row.sessions or purchase is None or LedgerEntry.objects.filter(cause=cause).exists():
        return
    words = _("Bought: %(title)s (payment %(number)d of %(all)d)")
    if row.status == Status.FORGIVEN:
        words = _("Waived: payment %(number)d of %(title)s")
    reason = words % {"number": row.number, "all": purchase.instalments, "title": purchase.title}
    lots.write(lot=purchase.lot, kind=LedgerEntry.Kind.BOUGHT, delta=row.sessions, reason=reason, at=now, cause=cause)
    lots.close_out(purchase.lot, now)
