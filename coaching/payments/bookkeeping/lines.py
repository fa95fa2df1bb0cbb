"""A line of the list of sales, and the sums above it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from coaching.payments import stripe_mode
from coaching.payments.bookkeeping import modes, sales
from coaching.payments.models import Checkout, Discrepancy, Invoice, PaymentRequest, Purchase
from coaching.payments.money import money


@dataclass(frozen=True)
class Sale:
    """One line of the list. Amounts are in the smallest unit of the row's currency.

    `at` (aware) is when it was sold, asked for or noticed here; `came_on` the day of its last payment, on the practice's calendar
    as `today` is.
    """

    row: Purchase | Checkout | PaymentRequest | Discrepancy
    at: datetime
    state: sales.State
    methods: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    paid: int = 0
    refunded: int = 0
    lost: int = 0
    documents: tuple[Invoice, ...] = ()
    came_on: date | None = None
    today: date | None = None

    @property
    def client_name(self) -> str:
        """Of money that nobody here is known for: ""."""
        return self.row.client.name if self.row.client else ""

    @property
    def title(self) -> str:
        if isinstance(self.row, Discrepancy):
            return self.row.get_kind_display()
        return self.row.title

    @property
    def price(self) -> int | None:
        """None for money that fits no sale."""
        return None if isinstance(self.row, Discrepancy) else self.row.price

    @property
    def price_text(self) -> str:
        return "" if self.price is None else self.text(self.price)

    @property
    def label(self) -> str:
        """Where its money stands, in a few words."""
        return sales.label(self.row) if isinstance(self.row, Purchase) else str(self.state.label)

    @property
    def is_bought(self) -> bool:
        """Whether there is a purchase, or only what may become one."""
        return isinstance(self.row, Purchase)

    @property
    def is_misfit(self) -> bool:
        """Whether it is money that fits no sale, and is in no sum."""
        return isinstance(self.row, Discrepancy)

    @property
    def is_test(self) -> bool:
        """Whether its money only pretends. What someone else is asked for isn't known to until it comes."""
        if isinstance(self.row, Checkout):
            return stripe_mode.is_test_checkout(self.row)
        if isinstance(self.row, Discrepancy):
            return stripe_mode.is_test(self.row.facts.get("livemode"))
        return bool(getattr(self.row, "is_test", False))

    @property
    def net(self) -> int:
        return self.paid - self.refunded - self.lost

    @property
    def request(self) -> PaymentRequest | None:
        """What someone else is asked to pay, or was."""
        if isinstance(self.row, Discrepancy):
            return None
        return self.row if isinstance(self.row, PaymentRequest) else self.row.request

    @property
    def payer(self) -> str:
        """Who pays instead of the client, or ""."""
        return self.request.payer_name if self.request else ""

    @property
    def due_on(self) -> date | None:
        """By when it is to be paid, while that is still to come."""
        is_open = self.state in {sales.State.OPEN_INVOICE, sales.State.ASKED}
        return self.request.due_on if self.request and is_open else None

    @property
    def days_late(self) -> int:
        """For how many days it should have been paid."""
        return self.request.days_late(self.today) if self.request and self.due_on and self.today else 0

    @property
    def url(self) -> str:
        """Its page, or its client's where it has none of its own."""
        if isinstance(self.row, Purchase):
            return reverse("books_admin:purchase", args=[self.row.pk])
        if isinstance(self.row, PaymentRequest):
            return reverse("payers_admin:request", args=[self.row.pk])
        if isinstance(self.row, Discrepancy) and not self.row.resolved_at:
            return f"{reverse('money_admin:decide')}#decide-{self.row.pk}"
        return self.row.client.get_absolute_url() if self.row.client else ""

    def text(self, amount: int) -> str:
        return money(amount, self.row.currency)

    @property
    def amounts(self) -> list[str]:
        """Received, gone back, and what remains; nothing where nothing came."""
        back = self.refunded + self.lost
        return [self.text(each) if each else "" for each in (self.paid, back, self.net if self.paid else 0)]


@dataclass(frozen=True)
class Totals:
    """Of the purchases in one currency that are real, or only pretend (`is_test`); amounts in its smallest unit. `coming_back`
    are refunds on their way."""

    currency: str
    is_test: bool = False
    count: int = 0
    paid: int = 0
    refunded: int = 0
    lost: int = 0
    coming_back: int = 0

    @property
    def net(self) -> int:
        return self.paid - self.refunded - self.lost

    @property
    def title(self) -> str:
        return modes.titled(self.currency, is_test=self.is_test)

    @property
    def texts(self) -> dict[str, str]:
        names = ("paid", "refunded", "lost", "coming_back", "net")
        return {name: money(getattr(self, name), self.currency) for name in names}
