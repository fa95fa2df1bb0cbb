"""How many sessions an amount stands for, and taking or giving them back for money that went back."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Sum
from django.utils.translation import gettext as _

from coaching.payments.account import lots
from coaching.payments.models import LedgerEntry, Lot, Purchase, Refund
from coaching.payments.models.payments import RefundQuerySet

REFUNDED = LedgerEntry.Kind.REFUNDED


def covered(purchase: Purchase, amount: int) -> int:
    """Whole sessions that an amount (in the smallest unit) of this purchase stands for.

    At the price of one session as it was sold, and rounded down: a part of a session stays the client's.
    """
    if not purchase.price:
        return 0
    return min(amount * purchase.sessions // purchase.price, purchase.sessions)


def due(purchase: Purchase, before: int, amount: int) -> int:
    """How many more sessions are covered by `amount` after `before` had gone back: the parts of sessions add up."""
    return covered(purchase, before + amount) - covered(purchase, before)


def made_at_stripe(purchase: Purchase) -> int:
    """What went back, or will, by refunds that were made at Stripe, of all payments of the purchase."""
    return _at_stripe(purchase).counted().aggregate(sum=Sum("amount"))["sum"] or 0


def no_longer_covered(refund: Refund) -> int:
    """How many sessions are there again once a refund has failed: those that were taken for it.

    Of one made at Stripe, also those that its part of a session made whole with parts of others.
    """
    if refund.key:
        return refund.sessions
    purchase = refund.payment.purchase
    causes = [f"refund:{pk}{end}" for pk in _at_stripe(purchase).values_list("pk", flat=True) for end in ("", ":back")]
    taken = -(LedgerEntry.objects.filter(cause__in=causes).aggregate(sum=Sum("delta"))["sum"] or 0)
    return max(min(refund.sessions, taken), taken - covered(purchase, made_at_stripe(purchase)))


def _at_stripe(purchase: Purchase) -> RefundQuerySet:
    """Those that were not asked for here."""
    return Refund.objects.filter(payment__purchase=purchase, key=None).exclude(stripe_id=None)


def take(lot: Lot, count: int, cause: str, now: datetime, by: User | None = None) -> int:
    """Takes up to `count` unused sessions for money that went back; none that is reserved. Returns how many; a cause once."""
    return lots.take_free(lot, count, REFUNDED, _("Refunded"), now, by=by, cause=cause)


def give_back(lot: Lot, count: int, cause: str, now: datetime) -> None:
    """The money did not go back after all: so many sessions are there again, as far as the lot has not ended meanwhile."""
    if count <= 0 or LedgerEntry.objects.filter(cause=cause).exists():
        return
    reason = _("The refund did not go through, so they are yours again")
    lots.write(lot=lot, kind=REFUNDED, delta=count, reason=reason, at=now, cause=cause)
    lots.close_out(lot, now)
