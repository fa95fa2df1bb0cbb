"""What the coach has to know, and nobody decides about: on the desk until somebody has seen it."""

from datetime import datetime

from coaching.payments.after_sale import covering, discrepancies
from coaching.payments.checkout.notices import is_over
from coaching.payments.models import Checkout, Discrepancy, Dispute, LedgerEntry, Refund
from coaching.people.models import Client

Kind = Discrepancy.Kind


def failed(checkout: Checkout, now: datetime) -> None:
    """A bank refused a payment."""
    discrepancies.note(
        kind=Kind.FAILED,
        cause=_failed(checkout.pk),
        reference=checkout.session_id or "",
        client=checkout.client,
        amount=checkout.price,
        currency=checkout.currency,
        now=now,
        title=checkout.title,
        checkout=checkout.pk,
        payer=checkout.request.payer_name if checkout.request else "",
    )


def forget_failed(client: Client, resolution: str, now: datetime) -> None:
    """What had failed leaves the desk once it is paid after all, whichever way, or tried again and on its way, or nobody asks for
    it anymore."""
    failed = Discrepancy.objects.open().filter(kind=Kind.FAILED, client=client)
    checkouts = [facts["checkout"] for facts in failed.values_list("facts", flat=True)]
    if not checkouts:
        return
    over = Checkout.objects.filter(pk__in=checkouts).filter(is_over())
    causes = [_failed(pk) for pk in over.values_list("pk", flat=True)]
    failed.filter(cause__in=causes).update(resolved_at=now, resolution=resolution)


def _failed(checkout: int) -> str:
    return f"checkout:{checkout}:failed"


def refunded(refund: Refund, now: datetime) -> None:
    """Somebody refunded a payment at Stripe. What has to be decided about it says so itself."""
    if Discrepancy.objects.filter(cause=f"{covering.cause_of(refund)}:decide").exists():
        return
    _about(refund, Kind.REFUNDED, f"{covering.cause_of(refund)}:made", now, sessions=refund.sessions)


def decided(dispute: Dispute, sessions: int, now: datetime) -> None:
    """A bank has decided, and `sessions` were taken for it. What it decided before, if it did, is forgotten."""
    cause = f"{covering.cause_of(dispute)}:decided:"
    Discrepancy.objects.open().filter(cause__startswith=cause).update(resolved_at=now, resolution="decided anew")
    _about(
        dispute, Kind.DECIDED, f"{cause}{dispute.status}", now, sessions=sessions, decided=dispute.status, booked=_booked(dispute)
    )


def _booked(dispute: Dispute) -> int:
    """How many sessions of the disputed purchase are booked and have not taken place yet."""
    of_it = LedgerEntry.objects.filter(lot__purchase=dispute.payment.purchase, kind=LedgerEntry.Kind.RESERVED)
    return of_it.exclude(booking__ledger__kind__in=[LedgerEntry.Kind.RELEASED, LedgerEntry.Kind.USED]).count()


def _about(row: Refund | Dispute, kind: str, cause: str, now: datetime, **facts: object) -> None:
    purchase = row.payment.purchase
    payer = purchase.request.payer_name if purchase.request else ""
    discrepancies.note_about(row, kind, cause, now, title=purchase.title, payer=payer, **facts)
