"""Whose money it is that fits nothing: a client's own, or that of someone who was asked to pay for them."""

from coaching.payments.models import Discrepancy, PaymentRequest
from coaching.payments.models.discrepancies import DiscrepancyQuerySet


def request_of(discrepancy: Discrepancy) -> PaymentRequest | None:
    """What someone else was asked to pay, if it is their money."""
    asked = discrepancy.facts.get("request")
    return PaymentRequest.objects.filter(pk=asked).select_related("client__coach").first() if asked else None


def of_request(request: PaymentRequest) -> DiscrepancyQuerySet:
    """Money of this payer's that somebody has to decide about."""
    return Discrepancy.objects.open().filter(facts__request=request.pk).order_by("pk")
