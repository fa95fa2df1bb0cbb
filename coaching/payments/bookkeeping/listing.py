"""The list of sales as it is filtered: purchases, and what may become one. Few queries, however long it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import CharField, Count, F, QuerySet, Sum, Value
from django.urls import reverse

from coaching.payments.bookkeeping import sales
from coaching.payments.bookkeeping.forms import CHECKOUT, MOMENTS, PURCHASE, REQUEST, SalesFilter
from coaching.payments.models import Checkout, Dispute, Payment, PaymentRequest, Purchase, Refund
from coaching.payments.money import money

CHUNK = 500


@dataclass(frozen=True)
class Sale:
    """One line of the list. Amounts are in the smallest unit of the row's currency; `at` is aware."""

    row: Purchase | Checkout | PaymentRequest
    at: datetime
    state: sales.State
    label: str
    methods: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    paid: int = 0
    refunded: int = 0
    lost: int = 0

    @property
    def is_bought(self) -> bool:
        """Whether there is a purchase, or only what may become one."""
        return isinstance(self.row, Purchase)

    @property
    def net(self) -> int:
        return self.paid - self.refunded - self.lost

    @property
    def payer(self) -> str:
        """Who pays instead of the client, or ""."""
        request = self.row if isinstance(self.row, PaymentRequest) else self.row.request
        return request.payer_name if request else ""

    @property
    def url(self) -> str:
        """Its page, or its client's where it has none of its own."""
        if isinstance(self.row, Purchase):
            return reverse("books_admin:purchase", args=[self.row.pk])
        if isinstance(self.row, PaymentRequest):
            return reverse("payers_admin:request", args=[self.row.pk])
        return self.row.client.get_absolute_url()

    def text(self, amount: int) -> str:
        return money(amount, self.row.currency)

    @property
    def amounts(self) -> list[str]:
        """Received, gone back, and what remains; nothing where nothing came."""
        back = self.refunded + self.lost
        return [self.text(each) if each else "" for each in (self.paid, back, self.net if self.paid else 0)]


@dataclass(frozen=True)
class Totals:
    """Of the purchases in one currency; amounts in its smallest unit. `coming_back` are refunds on their way."""

    currency: str
    count: int = 0
    paid: int = 0
    refunded: int = 0
    lost: int = 0
    coming_back: int = 0

    @property
    def net(self) -> int:
        return self.paid - self.refunded - self.lost

    @property
    def texts(self) -> dict[str, str]:
        names = ("paid", "refunded", "lost", "coming_back", "net")
        return {name: money(getattr(self, name), self.currency) for name in names}


class Listing:
    """The sales that a member of staff may see and the filter asks for, the latest first. As long as Paginator needs."""

    def __init__(self, user: User, form: SalesFilter) -> None:
        self.purchases = form.narrowed(sales.purchases(user), PURCHASE)
        self.parts: dict[str, QuerySet[Any, Any]] = {
            PURCHASE: self.purchases,
            CHECKOUT: form.narrowed(sales.pending(user), CHECKOUT),
            REQUEST: form.narrowed(sales.requests(user), REQUEST),
        }
        first, *others = [_keys(rows, kind) for kind, rows in self.parts.items()]
        self.keys = first.union(*others, all=True).order_by("-moment", "kind", "-pk")

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
        """One for each currency in which something was bought."""
        keys = self.purchases.order_by().values("pk")
        payments = Payment.objects.filter(purchase__in=keys)
        refunds = Refund.objects.filter(payment__purchase__in=keys)
        disputes = Dispute.objects.filter(sales.LOST, payment__purchase__in=keys)
        counts = self.purchases.order_by().values_list("currency").annotate(count=Count("pk"))
        found = {
            "paid": _by_currency(payments, "purchase__currency"),
            "refunded": _by_currency(refunds.filter(sales.REFUNDED), "payment__purchase__currency"),
            "coming_back": _by_currency(refunds.filter(status=Refund.Status.PENDING), "payment__purchase__currency"),
            "lost": _by_currency(disputes, "payment__purchase__currency"),
        }
        return [
            Totals(currency, count, **{name: sums.get(currency, 0) for name, sums in found.items()})
            for currency, count in sorted(counts)
        ]

    def _sales(self, keys: list[tuple[str, int, datetime]]) -> list[Sale]:
        rows = {kind: self._rows(kind, [pk for each, pk, _at in keys if each == kind]) for kind in self.parts}
        return [_sale(rows[kind][pk], at) for kind, pk, at in keys if pk in rows[kind]]

    def _rows(self, kind: str, keys: list[int]) -> dict[int, Any]:
        related = ["client__coach", "package"] + ([] if kind == REQUEST else ["request"])
        rows = self.parts[kind].filter(pk__in=keys).select_related(*related)
        return {row.pk: row for row in (rows.prefetch_related("payments") if kind == PURCHASE else rows)}


def _keys(rows: QuerySet[Any, Any], kind: str) -> QuerySet[Any, Any]:
    marked = rows.order_by().annotate(kind=Value(kind, CharField()), moment=F(MOMENTS[kind]))
    return marked.values_list("kind", "pk", "moment")


def _by_currency(rows: QuerySet[Any, Any], path: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(path).annotate(sum=Sum("amount")))


def _sale(row: Any, at: datetime) -> Sale:
    state = sales.State(row.state)
    if not isinstance(row, Purchase):
        return Sale(row, at, state, str(state.label), methods=_labels(["stripe"] if isinstance(row, Checkout) else []))
    payments = list(row.payments.all())
    references = tuple(each.reference for each in payments if each.reference)
    methods = _labels(dict.fromkeys(each.method for each in payments))
    numbers: Any = row  # the annotated ones
    return Sale(row, at, state, sales.label(row), methods, references, numbers.paid, numbers.refunded, numbers.lost)


def _labels(methods: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(Payment.Method(each).label) for each in methods)
