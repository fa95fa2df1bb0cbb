"""What is sold, paid and given back, as plainly as it can be said: what is so at Stripe, and what has been noticed here."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from tests.coaching.payments.account.plain import PlainLot

GONE = ("pending", "succeeded")  # refunds whose money is, or will be, gone


@dataclass(frozen=True)
class PlainTerms:
    sessions: int
    price: int
    days: int | None


@dataclass
class PlainRefund:
    """`asked` are the sessions that the coach chose; None for one that was made at Stripe's dashboard."""

    amount: int
    asked: int | None = None
    at_stripe: str = ""
    here: str = ""
    taken: int = 0
    stripe_id: str = ""
    key: UUID = field(default_factory=uuid4)


@dataclass
class PlainDispute:
    stripe_id: str
    amount: int
    at_stripe: str = "open"
    here: str = ""


@dataclass
class PlainSale:
    """A payment page or an off-line payment, and what came of it. `lot` is there once it is known here."""

    terms: PlainTerms
    session_id: str = ""
    closes: datetime | None = None
    at_stripe: str = "open"
    here: str = "open"
    intent: str = ""
    lot: PlainLot | None = None
    refunds: list[PlainRefund] = field(default_factory=list)
    disputes: list[PlainDispute] = field(default_factory=list)
    early: list = field(default_factory=list)  # what came before the payment did
    taken_for_stripes: int = 0  # sessions, for refunds made at the dashboard and lost disputes

    def covered(self, amount):
        return min(amount * self.terms.sessions // self.terms.price, self.terms.sessions)

    def refunded(self, where="here", **having):
        chosen = [each for each in self.refunds if all((each.asked is None) == made for made in having.values())]
        return sum(each.amount for each in chosen if getattr(each, where) in GONE)

    def lost(self):
        return sum(each.amount for each in self.disputes if each.here == "lost")

    def went_back(self):
        """What nobody here has chosen the sessions of."""
        return self.refunded(made=True) + self.lost()

    def left(self):
        return max(self.terms.price - self.refunded() - self.lost(), 0)

    def stripe_refunds(self, amount):
        """Whether Stripe would refund so much."""
        disputed = any(each.at_stripe in ("open", "lost") for each in self.disputes)
        return not disputed and amount <= self.terms.price - self.refunded("at_stripe")


class PlainBooks:
    """What each thing that is noticed does to lots, mails and documents. `make_lot` finds the new lot of a sale."""

    def __init__(self, make_lot):
        self.sales, self.make_lot = [], make_lot
        self.mails, self.documents = Counter(), Counter()

    def look_at_page(self, sale):
        if sale.lot or sale.here == sale.at_stripe:
            return
        sale.here = sale.at_stripe
        if sale.here == "paid":
            sale.lot = self.make_lot(sale)
            self.mails.update(["payments.receipt", "coach.sold"])
            self.documents["receipt"] += 1
            for look, thing in sale.early[::-1]:
                look(sale, thing)
        elif sale.here == "pending":
            self.mails["payments.pending"] += 1
        elif sale.here == "failed":
            self.mails.update(["payments.failed", "payments.failed_coach"])

    def look_at_refunds(self, sale, _refund=None):
        if sale.lot is None:
            if sale.refunded("at_stripe") and (self.look_at_refunds, None) not in sale.early:
                sale.early.append((self.look_at_refunds, None))
            return
        for refund in sale.refunds:
            if refund.at_stripe:
                self.look_at_refund(sale, refund)

    def look_at_refund(self, sale, refund):
        if not refund.here:
            before, now = sale.went_back(), refund.amount if refund.at_stripe in GONE else 0
            refund.taken = self.take(sale.lot, sale.covered(before + now) - sale.covered(before))
            sale.taken_for_stripes += refund.taken
            refund.here = "pending"
        if refund.here == refund.at_stripe:
            return
        before, refund.here = refund.here, refund.at_stripe
        if refund.here == "succeeded":
            self.mails["payments.refunded"] += 1
            self.documents["credit_note"] += 1
        else:
            self.fails(sale, refund, was_told=before == "succeeded")

    def fails(self, sale, refund, *, was_told=False, is_seen=False):
        refund.here = "failed"
        self.give_back(sale, refund)
        self.mails["payments.refund_failed_coach"] += not is_seen
        self.mails["payments.refund_failed"] += was_told
        self.documents["correction"] += was_told

    def give_back(self, sale, refund):
        """Its own sessions; of Stripe's refunds, never fewer than leaves what the rest of the money covers."""
        back = refund.taken
        if refund.asked is None:
            taken = sale.taken_for_stripes
            back = max(min(back, taken), taken - sale.covered(sale.went_back()))
            sale.taken_for_stripes -= back
        sale.lot.unused += back
        sale.lot.gone -= back

    def take(self, lot, count):
        taken = min(count, lot.unused)
        lot.unused -= taken
        lot.gone += taken
        return taken

    def look_at_dispute(self, sale, dispute):
        if sale.lot is None:
            if (self.look_at_dispute, dispute) not in sale.early:
                sale.early.append((self.look_at_dispute, dispute))
            return
        if dispute.here == dispute.at_stripe:
            return
        before = sale.went_back()
        dispute.here = dispute.at_stripe
        self.mails["payments.disputed" if dispute.here == "open" else "payments.dispute_closed"] += 1
        told = {"open": "payments.disputed_client", "won": "payments.dispute_over_client", "lost": "payments.dispute_lost_client"}
        self.mails[told[dispute.here]] += 1
        if dispute.here == "lost":
            due = sale.covered(before + dispute.amount) - sale.covered(before)
            sale.taken_for_stripes += self.take(sale.lot, due)
        sale.lot.frozen = any(each.here == "open" for each in sale.disputes)
