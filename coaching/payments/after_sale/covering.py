"""How many sessions an amount stands for, and taking or giving them back for money that went back."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from coaching.payments.account import lots
from coaching.payments.models import Dispute, LedgerEntry, Lot, Purchase, Refund
from coaching.payments.models.payments import RefundQuerySet

REFUNDED, LOST = LedgerEntry.Kind.REFUNDED, LedgerEntry.Kind.LOST


def covered(purchase: Purchase, amount: int) -> int:
    """Whole sessions that an amount (in the smallest unit) of this purchase stands for.

    At the price of one session as it was sold, and rounded down: a part of a session stays the client's.
    """
    if not purchase.price:
        return 0
    return min(amount * purchase.sessions // purchase.price, purchase.sessions)


def due(purchase: Purchase, amount: int, *, without: Dispute | None = None) -> int:
    """How many more sessions `amount` stands for, after what went back already: the parts of sessions add up.

    The one rule for refunds made at Stripe, lost disputes (the amount of the one `without` is not counted twice) and what the
    form of a refund proposes.
    """
    before = went_back(purchase, without=without)
    return covered(purchase, before + amount) - covered(purchase, before)


def proposed(purchase: Purchase, amount: int) -> int:
    """How many unused sessions the form of a refund proposes to take for an amount, by the same rule."""
    return min(due(purchase, amount), lots.unused(purchase.lot))


def went_back(purchase: Purchase, *, without: Dispute | None = None) -> int:
    """What went back, or will, by refunds that were made at Stripe and by lost disputes, of all payments of the purchase.

    Not what was refunded here: of that the coach has chosen the sessions.
    """
    lost = _lost(purchase).exclude(pk=without.pk) if without else _lost(purchase)
    return sum(rows.aggregate(sum=Sum("amount"))["sum"] or 0 for rows in (_at_stripe(purchase).counted(), lost))


def no_longer_covered(refund: Refund) -> int:
    """How many sessions are there again once a refund has failed: those that were taken for it.

    Of one made at Stripe, also those that its part of a session made whole with parts of others.
    """
    return refund.sessions if refund.key else _too_many(refund.payment.purchase, refund.sessions)


def no_longer_lost(dispute: Dispute) -> int:
    """How many sessions are there again once a lost dispute was won after all."""
    entry = LedgerEntry.objects.filter(cause=cause_of(dispute)).first()
    return _too_many(dispute.payment.purchase, -entry.delta if entry else 0)


def cause_of(row: Refund | Dispute) -> str:
    """What the entry is for that takes sessions for it; that which gives them back adds “:back”."""
    return f"{'refund' if isinstance(row, Refund) else 'dispute'}:{row.pk}"


def _too_many(purchase: Purchase, own: int) -> int:
    """Of `own` sessions taken for one that is undone, those that are due again; or more, as parts no longer make a whole."""
    taken = -(LedgerEntry.objects.filter(cause__in=_causes(purchase)).aggregate(sum=Sum("delta"))["sum"] or 0)
    return max(min(own, taken), taken - covered(purchase, went_back(purchase)))


def _causes(purchase: Purchase) -> Iterator[str]:
    for row in [*_at_stripe(purchase), *Dispute.objects.filter(payment__purchase=purchase)]:
        yield from (cause_of(row), f"{cause_of(row)}:back")


def _at_stripe(purchase: Purchase) -> RefundQuerySet:
    """Those that were not asked for here."""
    return Refund.objects.filter(payment__purchase=purchase, key=None).exclude(stripe_id=None)


def _lost(purchase: Purchase) -> QuerySet[Dispute]:
    return Dispute.objects.filter(payment__purchase=purchase, status=Dispute.Status.LOST)


def take(lot: Lot, count: int, cause: str, now: datetime, by: User | None = None, *, lost: bool = False) -> int:
    """Takes up to `count` unused sessions for money that went back, or is `lost` in a dispute; none that is reserved.

    Returns how many; a cause once.
    """
    kind, reason = (LOST, _("Taken: their payment went back in a dispute")) if lost else (REFUNDED, _("Refunded"))
    return lots.take_free(lot, count, kind, reason, now, by=by, cause=cause)


def give_back(lot: Lot, count: int, cause: str, now: datetime, *, lost: bool = False) -> None:
    """The money did not go back after all: so many sessions are there again, as far as the lot has not ended meanwhile."""
    if count <= 0 or LedgerEntry.objects.filter(cause=cause).exists():
        return
    kind, reason = REFUNDED, _("Back, because the refund did not go through")
    if lost:
        kind, reason = LOST, _("Back, because the dispute was decided the other way")
    lots.write(lot=lot, kind=kind, delta=count, reason=reason, at=now, cause=cause)
    lots.close_out(lot, now)
