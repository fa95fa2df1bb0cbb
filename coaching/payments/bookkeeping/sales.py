"""What was sold, where its money stands, and what came in and went back for it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from coaching.payments.bookkeeping import modes
from coaching.payments.instalments.words import arrived, stopped_after
from coaching.payments.models import (
    Checkout,
    Discrepancy,
    Dispute,
    Instalment,
    InstalmentPlan,
    Payment,
    PaymentRequest,
    Purchase,
    Refund,
)
from coaching.people.among import among
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings


class State(TextChoices):
    """Where the money of a sale stands. A dispute comes first, then what was lost, what went back, and what has yet to come."""

    PAID = "paid", _("paid")
    IN_PART = "in_part", _("paid in part")
    MONTHLY = "monthly", _("monthly payments are running")
    STOPPED = "stopped", _("stopped early")
    BEGUN = "begun", _("first monthly payment to come")
    PENDING = "pending", _("waiting for the bank")
    OPEN_INVOICE = "open_invoice", _("open invoice")
    ASKED = "asked", _("someone else was asked to pay")
    PARTLY_REFUNDED = "partly_refunded", _("partly refunded")
    REFUNDED = "refunded", _("refunded")
    PARTLY_LOST = "partly_lost", _("partly lost in a dispute")
    LOST = "lost", _("lost in a dispute")
    DISPUTED = "disputed", _("disputed")
    TO_DECIDE = "to_decide", _("to be decided")
    DECIDED = "decided", _("fits no sale, and was decided")


Received = tuple[int, str, bool]
LATELY = 5  # purchases on a client's page
REFUNDED = Q(status=Refund.Status.SUCCEEDED)
# Money that came in for nothing that is sold.
CAME_IN = [getattr(Discrepancy.Kind, name) for name in ("AMOUNT", "CURRENCY", "UNKNOWN", "GONE", "TWICE", "INSTALMENT")]
SENT_BACK = Q(facts__refunded=True) | Q(resolution="refunded at Stripe")
OPEN_DISPUTE = Q(status=Dispute.Status.OPEN)


def purchases(user: User) -> QuerySet[Purchase, Any]:
    """The purchases that this member of staff may see, each with `paid`, `refunded`, `lost` (to a dispute), `state`, and whether
    its money only pretends, `is_test`.

    Amounts are in the smallest unit of its currency. Only money that is really back with its payer counts as refunded.
    """
    return _with_numbers(Purchase.objects.visible_to(user))


def of_clients(clients: QuerySet[Client]) -> QuerySet[Purchase, Any]:
    """As `purchases`, of these clients."""
    return _with_numbers(Purchase.objects.filter(client__in=clients))


def lately_of(client: Client) -> dict[str, Any]:
    """The last purchases of a client, for the coach's page of them, and whether there are more. `sold_on` is a date of the
    practice's calendar."""
    found, zone = list(_with_numbers(Purchase.objects.of_client(client))[: LATELY + 1]), PracticeSettings.load().timezone
    for purchase in found:
        purchase.state_label, purchase.sold_on = label(purchase), today(purchase.bought_at, zone)
    return {"purchases": found[:LATELY], "more_purchases": len(found) > LATELY}


def label(purchase: Any) -> str:
    """Where the money of a purchase (out of `purchases`) stands, in a few words: of one that was stopped, after how many."""
    state = State(purchase.state)
    if state == State.STOPPED:
        return stopped_after(purchase.months_paid, purchase.instalments)
    if state == State.MONTHLY:
        return arrived(purchase.months_paid, purchase.instalments)
    return str(state.label)


def received_from(clients: Iterable[Client]) -> dict[int, list[Received]]:
    """{client id: [(amount, currency, is_test)]} of what was paid for them and neither went back nor was lost; currencies in
    their order, real money first.

    Amounts are in the smallest unit. One query for any number of clients.
    """
    sums: dict[int, dict[tuple[bool, str], int]] = {}
    these = among(clients)
    paid = _by_currency(Payment.objects.filter(purchase__client__in=these), "pk", "purchase", "amount", 1)
    back = Refund.objects.filter(REFUNDED, payment__purchase__client__in=these)
    lost = Dispute.objects.filter(payment__purchase__client__in=these).lost()
    gone = [
        _by_currency(rows, "payment", "payment__purchase", amounts, -1) for rows, amounts in [(back, "amount"), (lost, "gone")]
    ]
    for client, is_test, currency, amount, sign in paid.union(*gone, all=True):
        mine = sums.setdefault(client, {})
        mine[bool(is_test), currency] = mine.get((bool(is_test), currency), 0) + sign * amount
    return {client: _in_order(mine) for client, mine in sums.items()}


def _in_order(sums: dict[tuple[bool, str], int]) -> list[Received]:
    return [(amount, currency, is_test) for (is_test, currency), amount in sorted(sums.items()) if amount]


def _by_currency(rows: QuerySet[Any, Any], payment: str, path: str, amounts: str, sign: int) -> QuerySet[Any, Any]:
    """(client, whether it only pretends, currency, the sum of the amounts, `sign`)."""
    keys = (f"{path}__client", "is_test", f"{path}__currency")
    sums = modes.summed(rows, payment).order_by().values(*keys).annotate(sum=Sum(amounts))
    return sums.values_list(*keys, "sum", Value(sign))


def _with_numbers(rows: QuerySet[Purchase, Any]) -> QuerySet[Purchase, Any]:
    months = Instalment.objects.filter(plan__purchase=OuterRef("pk"), status=Instalment.Status.PAID).order_by()
    numbers = rows.annotate(
        months_paid=Coalesce(Subquery(months.values("plan").annotate(count=Count("pk")).values("count")), 0),
        paid=sum_of(Payment.objects.filter(purchase=OuterRef("pk")), "purchase"),
        refunded=sum_of(Refund.objects.filter(REFUNDED, payment__purchase=OuterRef("pk")), "payment__purchase"),
        lost=sum_of(Dispute.objects.filter(payment__purchase=OuterRef("pk")).lost(), "payment__purchase", "gone"),
        is_test=modes.of_purchase(),
        is_disputed=Exists(Dispute.objects.filter(OPEN_DISPUTE, payment__purchase=OuterRef("pk"))),
    )
    return numbers.annotate(back=F("refunded") + F("lost")).annotate(state=_state())


def pending(user: User) -> QuerySet[Checkout, Any]:
    """Checkouts whose money a bank has yet to confirm, or whose first monthly payment is to come."""
    waiting = Checkout.objects.visible_to(user).filter(status=Checkout.Status.PENDING, purchase=None)
    state = Case(When(plan__isnull=False, then=Value(State.BEGUN)), default=Value(State.PENDING), output_field=CharField())
    return waiting.annotate(state=state)


def requests(user: User) -> QuerySet[PaymentRequest, Any]:
    """Others who were asked to pay and have not: those whose sessions are there already are purchases."""
    state = Case(When(is_organization=True, then=Value(State.OPEN_INVOICE)), default=Value(State.ASKED), output_field=CharField())
    return PaymentRequest.objects.visible_to(user).open().filter(purchase=None).annotate(state=state)


def misfits(user: User) -> QuerySet[Discrepancy, Any]:
    """Money that came in and fitted no sale: to be decided, sent back, or decided otherwise; not what was sold after all."""
    open_one = When(resolved_at=None, then=Value(State.TO_DECIDE))
    back = When(SENT_BACK, then=Value(State.REFUNDED))
    state = Case(open_one, back, default=Value(State.DECIDED), output_field=CharField())
    came_in = Discrepancy.objects.visible_to(user).filter(kind__in=CAME_IN, amount__isnull=False)
    return came_in.exclude(facts__has_key="sold").annotate(state=state)


def sum_of(rows: QuerySet[Any, Any], by: str, amounts: str = "amount") -> Coalesce:
    """The sum of the `amounts` of rows that are all of one `by`, as a part of another query; 0 where there are none."""
    return Coalesce(Subquery(rows.order_by().values(by).annotate(sum=Sum(amounts)).values("sum")), 0)


def _state() -> Case:
    finished = Q(plan__status=InstalmentPlan.Status.FINISHED)
    return Case(
        When(is_disputed=True, then=Value(State.DISPUTED)),
        When(Q(back__gte=F("paid"), lost__gt=0), then=Value(State.LOST)),
        When(lost__gt=0, then=Value(State.PARTLY_LOST)),
        When(Q(back__gte=F("paid"), back__gt=0), then=Value(State.REFUNDED)),
        When(back__gt=0, then=Value(State.PARTLY_REFUNDED)),
        When(Q(paid__gte=F("price")) | finished, then=Value(State.PAID)),
        When(plan__status=InstalmentPlan.Status.STOPPED, then=Value(State.STOPPED)),
        When(plan__isnull=False, then=Value(State.MONTHLY)),
        When(paid=0, request__is_organization=True, then=Value(State.OPEN_INVOICE)),
        When(paid=0, request__isnull=False, then=Value(State.ASKED)),
        default=Value(State.IN_PART),
        output_field=CharField(),
    )
