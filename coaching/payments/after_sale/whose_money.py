"""Whose money it is that fits nothing: a client's own, or that of someone who was asked to pay for them."""

from collections.abc import Iterable

from coaching.payments.models import Discrepancy, PaymentRequest
from coaching.payments.models.discrepancies import DiscrepancyQuerySet


def request_of(discrepancy: Discrepancy) -> PaymentRequest | None:
    """What someone else was asked to pay, if it is their money."""
    if hasattr(discrepancy, "asked_of"):  # `with_requests` has read it
        return discrepancy.asked_of
    asked = discrepancy.facts.get("request")
    return PaymentRequest.objects.filter(pk=asked).select_related("client__coach").first() if asked else None


def with_requests(discrepancies: Iterable[Discrepancy]) -> list[Discrepancy]:
    """The discrepancies, each knowing its `request_of`: one query for all of them, and none where there are none."""
    rows = list(discrepancies)
    asked = {pk for each in rows if (pk := each.facts.get("request"))}
    found = PaymentRequest.objects.select_related("client__coach").in_bulk(asked) if asked else {}
    for each in rows:
        each.asked_of = found.get(each.facts.get("request"))  # type: ignore[attr-defined]  # for `request_of` alone
    return rows


def of_request(request: PaymentRequest) -> DiscrepancyQuerySet:
    """Money of this payer's that somebody has to decide about."""
    return Discrepancy.objects.open().filter(facts__request=request.pk).order_by("pk")
