"""Receipts for payments from before receipts were issued: made once, when somebody asks for it, with today's numbers."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from coaching.payments.account import lots
from coaching.payments.invoices import issuing
from coaching.payments.models import Payment, Refund
from coaching.people.models import Client

AT_ONCE = 200  # for one press of the button


def without_receipt() -> "QuerySet[Payment]":
    """The earliest first. Who has left has no name anymore that a receipt could be made out to."""
    return Payment.objects.filter(receipt=None).exclude(purchase__client__stage=Client.Stage.GONE).order_by("on", "pk")


def make_receipts(*, payments: "QuerySet[Payment]", now: datetime, most: int = AT_ONCE) -> int:
    """Issues the receipts of these payments, and the credit notes of what went back of them; nobody is emailed.

    The day of the payment is on each. Each payment is a transaction of its own: broken off or run twice, none has two.
    Returns how many receipts this call made.
    """
    return sum(_make(payment, now) for payment in payments.select_related("purchase__client")[:most])


def to_offer(user: User) -> Iterator[tuple[str, str]]:
    """The desk's line for this member of staff, if there are any."""
    if count := without_receipt().filter(pk__in=Payment.objects.visible_to(user)).count():
        yield offer(count), reverse("documents_admin:list")


def offer(count: int) -> str:
    return ngettext("Make the receipt for %(count)d earlier payment", "Make receipts for %(count)d earlier payments", count) % {
        "count": count
    }


@transaction.atomic
def _make(payment: Payment, now: datetime) -> bool:
    lots.locked(payment.purchase.client)
    if not Payment.objects.filter(pk=payment.pk, receipt=None).exists():
        return False
    instalment = getattr(payment, "instalment", None)
    issuing.receipt(payment=payment, now=now, instalment=instalment.number if instalment else None)
    for refund in payment.refunds.filter(status=Refund.Status.SUCCEEDED, credit_note=None):
        issuing.credit(refund=refund, now=now)
    return True
