"""What went back for sessions that are booked or used already: the coach is asked on the desk, once."""

from datetime import datetime

from coaching.payments.after_sale import covering, discrepancies
from coaching.payments.models import Discrepancy, Dispute, Refund


def take_or_ask(row: Refund | Dispute, count: int, now: datetime) -> int:
    """Takes up to `count` unused sessions for a refund made at Stripe or a lost dispute, and asks the coach about the others.

    Returns how many were taken. Nothing that is booked is ever taken.
    """
    purchase, is_lost = row.payment.purchase, isinstance(row, Dispute)
    taken = covering.take(purchase.lot, count, covering.cause_of(row), now, lost=is_lost) if count else 0
    if count > taken:
        facts = {"dispute" if is_lost else "refund": row.pk, "taken": taken, "more": count - taken}
        discrepancies.note_about(row, Discrepancy.Kind.REFUND, f"{covering.cause_of(row)}:decide", now, **facts)
    return taken
