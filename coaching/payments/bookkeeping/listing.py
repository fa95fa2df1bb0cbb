"""The list of sales as it is filtered: purchases, what may become one, and money that fits none. Few queries, however long."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import CharField, Count, F, IntegerField, QuerySet, Sum, Value
from django.db.models.functions import Cast, Coalesce, Lower
from django.utils import timezone

from coaching.payments.after_sale import sentences
from coaching.payments.bookkeeping import modes, sales
from coaching.payments.bookkeeping.forms import CHECKOUT, MISFIT, MOMENTS, PURCHASE, REQUEST, SalesFilter
from coaching.payments.bookkeeping.lines import Sale, Totals
from coaching.payments.models import Discrepancy, Dispute, Invoice, Payment, PaymentRequest, Purchase, Refund
from coaching.practice.days import today

CHUNK = 500
COLUMNS = {
    "client": ["who"],
    "date": ["moment"],
    "package": ["what"],
    "state": ["stands"],
    "price": ["money_of", "sold_for"],
    "received": ["money_of", "came"],
}
RELATED = {
    PURCHASE: ["client__coach", "package", "request"],
    CHECKOUT: ["client__coach", "package", "request"],
    REQUEST: ["client__coach", "package"],
    MISFIT: ["client__coach"],
}
PREFETCHED: dict[str, list[str]] = {
    PURCHASE: ["payments", "invoices", "request__invoices"],
    CHECKOUT: [],
    REQUEST: ["invoices"],
    MISFIT: [],
}


class Listing:
    """The sales that a member of staff may see and the filter asks for, the latest first unless it asks for another order. As
    long as Paginator needs."""

    def __init__(self, user: User, form: SalesFilter) -> None:
        self.today = today(timezone.now(), form.zone)
        self.purchases = form.narrowed(sales.purchases(user), PURCHASE)
        self.parts: dict[str, QuerySet[Any, Any]] = {
            PURCHASE: self.purchases,
            CHECKOUT: form.narrowed(sales.pending(user), CHECKOUT),
            REQUEST: form.narrowed(sales.requests(user), REQUEST),
            MISFIT: form.narrowed(sales.misfits(user), MISFIT),
        }
        first, *others = [_keys(rows, kind) for kind, rows in self.parts.items()]
        self.keys = first.union(*others, all=True).order_by(*_order(form.asked.get("order", "")))

    def count(self) -> int:
        return self.keys.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, wanted: slice) -> list[Sale]:
        return self._sales(list(self.keys[wanted]))

    def __iter__(self) -> Iterator[Sale]:
        keys = list(self.keys)
        for start in range(0, len(keys), CHUNK):
            yield from self._sales(keys[start : start + CHUNK])

    def totals(self) -> list[Totals]:
        """One for each currency in which something was bought; what only pretends has its own, or is in none."""
        purchases: Any = modes.counted(self.purchases)  # annotated there
        keys = purchases.order_by().values("pk")
        payments = Payment.objects.filter(purchase__in=keys)
        refunds = Refund.objects.filter(payment__purchase__in=keys)
        disputes = Dispute.objects.filter(payment__purchase__in=keys).lost()
        counts = purchases.order_by().values_list("is_test", "currency").annotate(count=Count("pk"))
        found = {
            "paid": _by_currency(payments, "purchase"),
            "refunded": _by_currency(refunds.filter(sales.REFUNDED), "payment__purchase"),
            "coming_back": _by_currency(refunds.filter(status=Refund.Status.PENDING), "payment__purchase"),
            "lost": _by_currency(disputes, "payment__purchase", "gone"),
        }
        return [
            Totals(currency, is_test, count, **{name: sums.get((is_test, currency), 0) for name, sums in found.items()})
            for is_test, currency, count in sorted(counts)
        ]

    def tests_left_out(self) -> int:
        """How many of its payments only pretended, and are in no sum."""
        return modes.left_out(Payment.objects.filter(purchase__in=self.purchases.order_by().values("pk")))

    def _sales(self, keys: list[tuple[Any, ...]]) -> list[Sale]:
        rows = {kind: self._rows(kind, [pk for each, pk, *_rest in keys if each == kind]) for kind in self.parts}
        return [replace(_sale(rows[kind][pk], at), today=self.today) for kind, pk, at, *_rest in keys if pk in rows[kind]]

    def _rows(self, kind: str, keys: list[int]) -> dict[int, Any]:
        rows = self.parts[kind].filter(pk__in=keys).select_related(*RELATED[kind]).prefetch_related(*PREFETCHED[kind])
        return {row.pk: row for row in rows}


def _keys(rows: QuerySet[Any, Any], kind: str) -> QuerySet[Any, Any]:
    """(kind, pk, moment) of each, and what the list can be sorted by."""
    is_misfit = kind == MISFIT
    received = {PURCHASE: F("paid"), MISFIT: F("amount")}.get(kind, Value(0))
    marked = rows.order_by().annotate(
        part=Value(kind, CharField()),
        moment=F(MOMENTS[kind]),
        who=Coalesce(Lower("client__name"), Value(""), output_field=CharField()),
        what=Value("", CharField()) if is_misfit else Lower("title"),
        stands=Cast("state", CharField()),
        money_of=F("currency"),
        sold_for=Value(0, IntegerField()) if is_misfit else F("price"),
        came=Cast(received, IntegerField()),
    )
    return marked.values_list("part", "pk", "moment", "who", "what", "stands", "money_of", "sold_for", "came")


def _order(asked: str) -> list[str]:
    """Amounts are compared within a currency; what is alike stands with the latest first."""
    sign, name = ("-", asked[1:]) if asked.startswith("-") else ("", asked)
    return [*(f"{sign}{column}" for column in COLUMNS.get(name, [])), "-moment", "part", "-pk"]


def _by_currency(rows: QuerySet[Any, Any], path: str, amounts: str = "amount") -> dict[tuple[bool, str], int]:
    marked = rows.annotate(is_test=modes.of_purchase(path))
    found = marked.order_by().values_list("is_test", f"{path}__currency").annotate(sum=Sum(amounts))
    return {(is_test, currency): amount for is_test, currency, amount in found}


def _sale(row: Any, at: datetime) -> Sale:
    state = sales.State(row.state)
    if isinstance(row, Discrepancy):
        reference = sentences.at_stripe(row)
        came = row.amount or 0
        back = came if state == sales.State.REFUNDED else 0
        return Sale(row, at, state, _labels(["stripe"]), (reference,) if reference else (), came, back)
    if isinstance(row, PaymentRequest):
        return Sale(row, at, state, documents=_in_order(row.invoices.all()))
    if not isinstance(row, Purchase):
        return Sale(row, at, state, methods=_labels(["stripe"]))
    payments = list(row.payments.all())
    references = tuple(each.reference for each in payments if each.reference)
    methods = _labels(dict.fromkeys(each.method for each in payments))
    numbers: Any = row  # the annotated ones
    asked: Iterable[Invoice] = row.request.invoices.all() if row.request else ()
    documents = _in_order([*row.invoices.all(), *asked])
    came_on = max((each.on for each in payments), default=None)
    return Sale(row, at, state, methods, references, numbers.paid, numbers.refunded, numbers.lost, documents, came_on)


def _in_order(documents: Iterable[Invoice]) -> tuple[Invoice, ...]:
    """By number, each once."""
    return tuple(sorted({each.pk: each for each in documents}.values(), key=lambda each: each.number))


def _labels(methods: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(Payment.Method(each).label) for each in methods)
