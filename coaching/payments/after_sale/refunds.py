"""Giving money back: asked for here, or noticed because someone did it at Stripe's dashboard.

A refund is a row before Stripe is asked, with the sessions already taken, and Stripe is asked with the row's key: whatever is
broken off goes on from its row, by the same form sent again or by `resume`, and ends the same.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coaching.payments import stripe_api
from coaching.payments.account import lots
from coaching.payments.after_sale import covering, following, outcomes, standing
from coaching.payments.models import Dispute, Payment, Refund
from coaching.payments.money import money
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

FORGETS_KEYS = timedelta(hours=20)  # Stripe remembers idempotency keys for a day
Status = Refund.Status
REFUSALS = {
    "charge_already_refunded": gettext_lazy("Stripe says that this payment is refunded already. Look at its page at Stripe."),
    "charge_disputed": gettext_lazy(
        "The payer's bank questions this payment, or has reversed it in a dispute, so Stripe refunds nothing of it. Answer the "
        "dispute at Stripe; to give the money back, accept it there."
    ),
}
_REFUSED = gettext_lazy("Stripe refused this refund, and nothing was refunded. Look at the payment's page at Stripe.")


class RefundError(Exception):
    """This can't be refunded; nothing was stored, or all of it was undone."""


def refundable(payment: Payment) -> int:
    """What is left to refund of a payment, in the smallest unit."""
    return standing.of_payments([payment])[payment.pk].left


def with_some_left(payments: Iterable[Payment]) -> list[tuple[Payment, int]]:
    """(payment, how much) of those of which something can still go back; one query for any number."""
    payments = list(payments)
    money_of = standing.of_payments(payments)
    return [(each, money_of[each.pk].left) for each in payments if money_of[each.pk].left]


def disputed(payment: Payment) -> Dispute | None:
    """The dispute for which Stripe refunds nothing of a payment: one that is open, or lost."""
    states = [Dispute.Status.OPEN, Dispute.Status.LOST]
    return payment.disputes.filter(status__in=states).order_by("-status", "pk").first()


def check(*, payment: Payment, amount: int, sessions: int, key: UUID) -> None:
    """Whether this can be asked for. Raises RefundError; not for what the same form has asked for already."""
    if not Refund.objects.filter(key=key, payment=payment).exists():
        _check(payment, amount, sessions)


def ask(
    *, payment: Payment, amount: int, sessions: int, reason: str, key: UUID, by: User | None, now: datetime | None = None
) -> Refund:
    """The coach gives back `amount` (smallest unit) of a payment, and takes `sessions` unused ones of its lot.

    One `key` (of the form) asks once. What did not come through Stripe is only noted: the coach gives it back by hand.
    While Stripe does not answer the refund is pending without an id, and `resume` asks again. Raises RefundError.
    """
    now = now or timezone.now()
    with transaction.atomic():
        lots.locked(payment.purchase.client)
        refund = Refund.objects.filter(key=key, payment=payment).first()
        refund = refund or _begun(payment, amount, sessions, reason[:200], key, by, now)
        if is_by_hand(payment):
            outcomes.become(refund, Status.SUCCEEDED, now)
    return deliver(refund, now)


def is_by_hand(payment: Payment) -> bool:
    return payment.method != Payment.Method.STRIPE or not payment.reference


def _begun(payment: Payment, amount: int, sessions: int, reason: str, key: UUID, by: User | None, now: datetime) -> Refund:
    _check(payment, amount, sessions)
    refund = Refund.objects.create(
        payment=payment, amount=amount, reason=reason, key=key, by=by, at=now, on=today(now, PracticeSettings.load().timezone)
    )
    if sessions:
        refund.sessions = covering.take(payment.purchase.lot, sessions, f"refund:{refund.pk}", now, by)
        refund.save(update_fields=["sessions"])
    return refund


def _check(payment: Payment, amount: int, sessions: int) -> None:
    """Raises RefundError with what is wrong."""
    left, unused = refundable(payment), lots.unused(payment.purchase.lot)
    if disputed(payment):
        raise RefundError(REFUSALS["charge_disputed"])
    if not 0 < amount <= left:
        currency = payment.purchase.currency
        raise RefundError(_("Write an amount up to %(left)s: that is left of this payment.") % {"left": money(left, currency)})
    if not 0 <= sessions <= unused:
        words = ngettext(
            "%(count)d session is unused and not booked. You can't take more than that.",
            "%(count)d sessions are unused and not booked. You can't take more than that.",
            unused,
        )
        raise RefundError(words % {"count": unused})


def deliver(refund: Refund, now: datetime, *, is_seen: bool = True) -> Refund:
    """Asks Stripe for a refund that is waiting to be asked for; any other stays as it is. Outside any transaction.

    Raises RefundError when Stripe says no; the sessions are given back then, and the coach is told by mail unless somebody
    sees it.
    """
    if refund.status != Status.PENDING or refund.stripe_id:
        return refund
    try:
        answer = _known_at_stripe(refund, now) or stripe_api.create_refund(_params(refund), f"refund-{refund.key}")
    except stripe_api.StripeProblem as problem:
        if problem.is_final:
            _refused(refund, now, is_seen)
            raise RefundError(REFUSALS.get(problem.code, _REFUSED)) from problem
        return refund
    with transaction.atomic():
        following.store(refund.payment, [answer], now)
    refund.refresh_from_db()
    return refund


def _known_at_stripe(refund: Refund, now: datetime) -> dict[str, Any] | None:
    """The refund, if Stripe has it and may have forgotten the key that we asked with: asking again would be a second one."""
    reference = refund.payment.reference
    if now - refund.at < FORGETS_KEYS or not reference:
        return None
    found = stripe_api.refunds_of(reference)
    return next((each for each in found if following.key_of(each) == refund.key), None)


def _params(refund: Refund) -> dict[str, Any]:
    """The key goes along, so that the refund is known by it wherever it is met."""
    return {"payment_intent": refund.payment.reference, "amount": refund.amount, "metadata": {following.KEY: str(refund.key)}}


def _refused(refund: Refund, now: datetime, is_seen: bool) -> None:
    with transaction.atomic():
        lots.locked(refund.payment.purchase.client)
        row = Refund.objects.select_for_update().get(pk=refund.pk)
        if row.status == Status.PENDING and not row.stripe_id:
            outcomes.become(row, Status.FAILED, now, is_seen=is_seen)
    refund.refresh_from_db()


def resume(now: datetime) -> int:
    """Asks again for what was begun and never reached Stripe, until Stripe is silent. Returns how many reached it."""
    waiting = Refund.objects.filter(status=Status.PENDING, stripe_id=None, payment__method=Payment.Method.STRIPE)
    reached = 0
    for refund in waiting.select_related("payment__purchase__client__coach"):
        with suppress(RefundError):
            if not deliver(refund, now, is_seen=False).stripe_id:
                break
            reached += 1
    return reached
