"""What happened to a sale's money, in words for whoever paid it: the one place that knows them.

The page of an order, the one after paying, the recap of an offer, a payer's page and the coach's list of payments say it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from coaching.payments.bookkeeping.sales import State, sum_of
from coaching.payments.models import Discrepancy, Dispute, Payment, PaymentRequest, Purchase, Refund
from coaching.payments.money import exact, money

THANKS = State.PAID


@dataclass(frozen=True)
class Standing:
    """Of payments for one sale. Amounts are in the smallest unit of `currency`: `coming_back` are refunds on their way, `stuck`
    those that failed, about which the coach has yet to decide. Whoever reads of what someone else has paid `for_you` reads no
    amount."""

    title: str
    currency: str
    paid: int = 0
    refunded: int = 0
    coming_back: int = 0
    lost: int = 0
    is_disputed: bool = False
    stuck: int = 0
    for_you: bool = False

    @property
    def state(self) -> State:
        """By the rule of the list of sales, for money that has arrived."""
        back = self.refunded + self.lost
        if self.is_disputed:
            return State.DISPUTED
        if self.lost:
            return State.LOST if back >= self.paid else State.PARTLY_LOST
        if self.refunded:
            return State.REFUNDED if back >= self.paid else State.PARTLY_REFUNDED
        return State.PAID

    @property
    def is_paid(self) -> bool:
        """Whether nothing of it went back, nor is questioned: the one state that is thanked for."""
        return self.state == THANKS

    @property
    def left(self) -> int:
        """What can still go back."""
        return max(self.paid - self.refunded - self.coming_back - self.lost, 0)

    @property
    def is_all_back(self) -> bool:
        return 0 < self.paid <= self.refunded + self.lost

    @property
    def label(self) -> str:
        """In a word or two, for whoever paid."""
        return {
            State.PAID: _("Paid"),
            State.PARTLY_REFUNDED: _("Partly refunded"),
            State.REFUNDED: _("Refunded"),
            State.PARTLY_LOST: _("Partly returned by the bank"),
            State.LOST: _("Returned by the bank"),
            State.DISPUTED: _("In dispute"),
        }[self.state]

    @property
    def heading(self) -> str:
        return _("Paid. Thank you.") if self.is_paid else self.label

    @property
    def told(self) -> str:
        """The sentences about it; of what someone else paid, without amounts."""
        return self._for_you if self.for_you else self.words(money)

    def words(self, write: Callable[[int, str], str]) -> str:
        """The same with the amounts as `write` writes them, for whoever paid."""
        arrived = _("Your payment of %(all)s for “%(title)s” has arrived.")
        values = {"all": write(self.paid, self.currency), "title": self.title}
        found = [self._refunded(write), self._coming_back(write), self.of_stuck(write), self.of_bank(write)]
        return " ".join(filter(None, [arrived % values if self.is_paid else "", *found]))

    def of_bank(self, write: Callable[[int, str], str] = money) -> str:
        """What their bank gave back, or has yet to decide; "" where it did neither."""
        values = {"all": write(self.paid, self.currency), "part": write(self.lost, self.currency), "title": self.title}
        words = (
            _("Your bank gave you back the %(all)s that you paid for “%(title)s”.")
            if self.lost >= self.paid
            else _("Your bank gave you back %(part)s of the %(all)s that you paid for “%(title)s”.")
        )
        looks = _("Your bank is looking into what you paid for “%(title)s”, and has yet to decide.")
        found = [words if self.lost else "", looks if self.is_disputed else ""]
        return " ".join(each % values for each in found if each)

    def _refunded(self, write: Callable[[int, str], str]) -> str:
        if not self.refunded:
            return ""
        values = {"all": write(self.paid, self.currency), "part": write(self.refunded, self.currency), "title": self.title}
        if self.refunded >= self.paid:
            return _("The %(all)s that you paid for “%(title)s” was refunded to you.") % values
        return _("Of the %(all)s that you paid for “%(title)s”, %(part)s was refunded to you.") % values

    def _coming_back(self, write: Callable[[int, str], str]) -> str:
        if not self.coming_back:
            return ""
        return _("%(part)s is on its way back to you.") % {"part": write(self.coming_back, self.currency)}

    def of_stuck(self, write: Callable[[int, str], str] = money) -> str:
        """What did not go back after all; "" where there is nothing of the kind."""
        if not self.stuck:
            return ""
        words = _("The refund of %(part)s did not go through. The money is still with us, and your coach finds another way.")
        return words % {"part": write(self.stuck, self.currency)}

    @property
    def _for_you(self) -> str:
        words = {
            State.PAID: _("“%(title)s” was paid for you."),
            State.PARTLY_REFUNDED: _("A part of what was paid for you for “%(title)s” was refunded."),
            State.REFUNDED: _("What was paid for you for “%(title)s” was refunded."),
            State.PARTLY_LOST: _("A bank gave back a part of what was paid for you for “%(title)s”."),
            State.LOST: _("A bank gave back what was paid for you for “%(title)s”."),
            State.DISPUTED: _("A bank is looking into what was paid for you for “%(title)s”, and has yet to decide."),
        }[self.state]
        return words % {"title": self.title}

    @property
    def label_for_coach(self) -> str:
        """As the list of sales has it; "" of what is simply paid."""
        return "" if self.is_paid else str(self.state.label)

    @property
    def back_text(self) -> str:
        """How much went back, where it isn't all of it."""
        back = self.refunded + self.lost
        return money(back, self.currency) if 0 < back < self.paid else ""


def measured(payments: QuerySet[Payment]) -> list[Payment]:
    """The payments, each with `money`, its standing; one query, with their purchases at hand."""
    found: list[Any] = list(_with_moves(payments))
    for payment in found:
        payment.money = _standing(payment, payment)
    return found


def of_payments(payments: Iterable[Payment]) -> dict[int, Standing]:
    """Each payment's by its id; one query for any number, with their purchases at hand."""
    rows = list(payments)
    moved = _with_moves(Payment.objects.only("pk")).in_bulk([each.pk for each in rows]) if rows else {}
    return {each.pk: _standing(each, moved[each.pk]) for each in rows}


def _standing(payment: Payment, moves: Any) -> Standing:
    """`moves` is the same payment out of `_with_moves`."""
    return Standing(
        payment.purchase.title,
        payment.purchase.currency,
        payment.amount,
        moves.moved_back,
        moves.moving_back,
        moves.lost_to_a_bank,
        moves.is_disputed,
        moves.stuck_with_us,
    )


def _with_moves(payments: QuerySet[Payment]) -> QuerySet[Payment, Any]:
    """The payments, each with what went back of it."""
    refunds = Refund.objects.counted().filter(payment=OuterRef("pk"))
    disputes = Dispute.objects.filter(payment=OuterRef("pk"))
    return payments.annotate(
        moved_back=sum_of(refunds.filter(status=Refund.Status.SUCCEEDED), "payment"),
        moving_back=sum_of(refunds.filter(status=Refund.Status.PENDING), "payment"),
        lost_to_a_bank=sum_of(disputes.lost(), "payment", "gone"),
        is_disputed=Exists(disputes.open()),
        stuck_with_us=sum_of(stuck(Refund.objects.filter(payment=OuterRef("pk"))), "payment"),
    )


def stuck(refunds: QuerySet[Refund]) -> QuerySet[Refund]:
    """Those that failed, while the coach has yet to decide about their money."""
    cause = Concat(Value("refund:"), Cast("pk", CharField()), Value(":failed"), output_field=CharField())
    to_decide = Discrepancy.objects.open().filter(kind=Discrepancy.Kind.REFUND_FAILED, cause=OuterRef("cause"))
    return refunds.alias(cause=cause).filter(Exists(to_decide))


def of_purchase(purchase: Purchase, *, for_client: bool = False) -> Standing:
    """Of all its payments. Read by its client (`for_client`), what someone else paid is told without amounts."""
    parts = list(of_payments(purchase.payments.select_related("purchase")).values())
    names = ("paid", "refunded", "coming_back", "lost", "stuck")
    sums: dict[str, Any] = {name: sum(getattr(each, name) for each in parts) for name in names}
    for_you = for_client and purchase.request_id is not None
    disputed = any(each.is_disputed for each in parts)
    return replace(Standing(purchase.title, purchase.currency), **sums, is_disputed=disputed, for_you=for_you)


def of_request(request: PaymentRequest) -> Standing | None:
    """Of what a payer was asked for, once it is paid."""
    return of_purchase(request.purchase) if request.is_paid else None


def with_state_words(requests: Iterable[PaymentRequest]) -> list[PaymentRequest]:
    """Each (out of `with_state`) with `stands`: its state in a word, for the people who wait for it, and what happened to its
    money once it is paid. One query for any number."""
    found = list(requests)
    paid = {each.pk: list(each.purchase.payments.all()) for each in found if each.is_paid}
    money_of = of_payments(payment for payments in paid.values() for payment in payments)
    for each in found:
        labels = [money_of[payment.pk].label_for_coach for payment in paid.get(each.pk, [])]
        each.stands = next(filter(None, labels), each.state_words)  # type: ignore[attr-defined]  # for the templates
    return found


def payer_words(standing: Standing) -> str:
    """For someone who pays for a client, with amounts as bookkeepers read them; "" of what is simply paid."""
    return "" if standing.is_paid and not standing.stuck else standing.words(exact)
