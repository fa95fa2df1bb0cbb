"""What was sold, where its money stands, and what came in and went back for it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from coaching.payments.models import Checkout, Dispute, InstalmentPlan, Payment, PaymentRequest, Purchase, Refund
from coaching.people.models import Client


class State(TextChoices):
    """Where the money of a sale stands. A dispute comes first, then what went back, then what has yet to come."""

    PAID = "paid", _("paid")
    IN_PART = "in_part", _("paid in part")
    PENDING = "pending", _("waiting for the bank")
    OPEN_INVOICE = "open_invoice", _("open invoice")
    ASKED = "asked", _("someone else was asked to pay")
    PARTLY_REFUNDED = "partly_refunded", _("partly refunded")
    REFUNDED = "refunded", _("refunded")
    DISPUTED = "disputed", _("disputed")


LATELY = 5  # purchases on a client's page
REFUNDED = Q(status=Refund.Status.SUCCEEDED)
LOST = Q(status=Dispute.Status.LOST)
OPEN_DISPUTE = Q(status=Dispute.Status.OPEN)


def purchases(user: User) -> QuerySet[Purchase, Any]:
    """The purchases that this member of staff may see, each with `paid`, `refunded`, `lost` (to a dispute) and `state`.

    Amounts are in the smallest unit of its currency. Only money that is really back with its payer counts as refunded.
    """
    return _with_numbers(Purchase.objects.visible_to(user))


def lately_of(client: Client) -> dict[str, Any]:
    """The last purchases of a client, for a page that is the client's own or that may show them, and whether there are more."""
    found = list(_with_numbers(Purchase.objects.of_client(client))[: LATELY + 1])
    for purchase in found:
        purchase.state_label = State(purchase.state).label
    return {"purchases": found[:LATELY], "more_purchases": len(found) > LATELY}


def received_from(clients: Iterable[Client]) -> dict[int, list[tuple[int, str]]]:
    """{client id: [(amount, currency)]} of what was paid for them and neither went back nor was lost; currencies in their order.

    Amounts are in the smallest unit. Three queries for any number of clients.
    """
    sums: dict[int, dict[str, int]] = {}
    paid = Payment.objects.filter(purchase__client__in=clients)
    back = Refund.objects.filter(REFUNDED, payment__purchase__client__in=clients)
    lost = Dispute.objects.filter(LOST, payment__purchase__client__in=clients)
    for rows, path, sign in [(paid, "purchase", 1), (back, "payment__purchase", -1), (lost, "payment__purchase", -1)]:
        keys = rows.order_by().values_list(f"{path}__client", f"{path}__currency")  # type: ignore[attr-defined]
        for client, currency, amount in keys.annotate(sum=Sum("amount")):
            mine = sums.setdefault(client, {})
            mine[currency] = mine.get(currency, 0) + sign * amount
    return {client: [(amount, currency) for currency, amount in sorted(mine.items()) if amount] for client, mine in sums.items()}


def _with_numbers(rows: QuerySet[Purchase, Any]) -> QuerySet[Purchase, Any]:
    numbers = rows.annotate(
        paid=_sum(Payment.objects.filter(purchase=OuterRef("pk")), "purchase"),
        refunded=_sum(Refund.objects.filter(REFUNDED, payment__purchase=OuterRef("pk")), "payment__purchase"),
        lost=_sum(Dispute.objects.filter(LOST, payment__purchase=OuterRef("pk")), "payment__purchase"),
        is_disputed=Exists(Dispute.objects.filter(OPEN_DISPUTE, payment__purchase=OuterRef("pk"))),
    )
    return numbers.annotate(back=F("refunded") + F("lost")).annotate(state=_state())


def pending(user: User) -> QuerySet[Checkout, Any]:
    """Checkouts whose money a bank has yet to confirm."""
    waiting = Checkout.objects.visible_to(user).filter(status=Checkout.Status.PENDING, purchase=None)
    return waiting.annotate(state=Value(State.PENDING, CharField()))


def requests(user: User) -> QuerySet[PaymentRequest, Any]:
    """Others who were asked to pay and have not: those whose sessions are there already are purchases."""
    state = Case(When(is_organization=True, then=Value(State.OPEN_INVOICE)), default=Value(State.ASKED), output_field=CharField())
    return PaymentRequest.objects.visible_to(user).open().filter(purchase=None).annotate(state=state)


def _sum(rows: QuerySet[Any, Any], by: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(by).annotate(sum=Sum("amount")).values("sum")), 0)


def _state() -> Case:
    finished = Q(plan__status=InstalmentPlan.Status.FINISHED)
    return Case(
        When(is_disputed=True, then=Value(State.DISPUTED)),
        When(Q(back__gte=F("paid"), back__gt=0), then=Value(State.REFUNDED)),
        When(back__gt=0, then=Value(State.PARTLY_REFUNDED)),
        When(Q(paid__gte=F("price")) | finished, then=Value(State.PAID)),
        When(paid=0, request__is_organization=True, then=Value(State.OPEN_INVOICE)),
        When(paid=0, request__isnull=False, then=Value(State.ASKED)),
        default=Value(State.IN_PART),
        output_field=CharField(),
    )
