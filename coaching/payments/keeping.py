"""What money keeps of a person: the rows that bookkeeping needs, and money that may still come. As conditions for clients."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from coaching.payments.models import (
    Checkout,
    Discrepancy,
    InstalmentPlan,
    Invoice,
    LedgerEntry,
    Lot,
    PaymentRequest,
    Purchase,
)

BOOKKEEPING = (LedgerEntry, Lot, Purchase, PaymentRequest, Invoice)


def has_bookkeeping() -> Q:
    """Sessions, purchases, requests to pay and documents, whatever came of them."""
    found = Q()
    for model in BOOKKEEPING:
        found |= Q(Exists(model._base_manager.filter(client=OuterRef("pk"))))
    return found


def has_money_under_way(now: datetime) -> Q:
    """An open payment page, a payment that a bank has yet to confirm, months that are still charged, someone else who was asked
    and has not paid, and money that waits for a decision. A page whose time is over takes no money anymore."""
    mine = {"client": OuterRef("pk")}
    open_now = Q(status=Checkout.Status.PENDING) | Q(status=Checkout.Status.OPEN, expires_at__gt=now)
    return (
        Q(Exists(Checkout.objects.filter(open_now, **mine)))
        | Q(Exists(InstalmentPlan.objects.running().filter(checkout__client=OuterRef("pk"))))
        | Q(Exists(PaymentRequest.objects.open().filter(**mine)))
        | Q(Exists(Discrepancy.objects.open().filter(**mine)))
    )
