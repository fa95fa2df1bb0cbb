"""Whatever happens in whatever order, heard or not: never more is charged than the price; what is released was paid or waived.

Beside the months sessions are booked, canceled, missed and given, last days pass and are moved, money goes back and is disputed.
"""

import random
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db.models import Sum

from coaching.booking import bookings
from coaching.mail.models import Message
from coaching.payments import stripe_events
from coaching.payments.account import ending, extensions, grants, sessions
from coaching.payments.after_sale import reconciling, refunds
from coaching.payments.instalments import changing
from coaching.payments.models import (
    Discrepancy,
    Dispute,
    Instalment,
    InstalmentPlan,
    Invoice,
    LedgerEntry,
    Lot,
    Package,
    Payment,
    Purchase,
    Refund,
)
from coaching.practice.days import today
from coachsite.demo.pretend_stripe.errors import Refused
from tests.coaching.payments.instalments.conftest import NOW

pytestmark = pytest.mark.django_db
CAN_NOT_BE_NOW = (Refused, changing.PlanError, refunds.RefundError, extensions.ExtensionError, bookings.BookingError)


class Walk:
    """What may happen, each a method. The clock of everyone never shows one moment twice."""

    def __init__(self, seed, stripe, told, coach, client, session_type):
        self.chance, self.clock = random.Random(seed), time_machine.travel(NOW, tick=False)
        self.stripe, self.told, self.coach, self.client, self.session_type = stripe, told, coach, client, session_type

    def __enter__(self):
        self.traveller, self.now = self.clock.start(), NOW
        self.go_on()
        return self

    def __exit__(self, *about):
        self.clock.stop()

    def go_on(self, **time):
        self.now += timedelta(**time) if time else timedelta(seconds=1)
        self.traveller.move_to(self.now)
        self.stripe.set_time(self.now)

    def deeds(self):
        """Each once, in any order, and then any."""
        every = [
            *(self.bill, self.bill, self.retry, self.tell, self.tell_all_from_the_last, self.ask, self.waive, self.stop),
            *(self.book, self.cancel, self.mark, self.forgive, self.grant, self.time_passes, self.extend),
            *(self.refund_here, self.refund_at_the_dashboard, self.bank_refuses_a_refund, self.dispute, self.bank_decides),
        ]
        first = self.chance.sample(every, len(every))
        return first + self.chance.choices(every, k=12)

    def one_of(self, found):
        found = list(found)
        if not found:
            raise Refused("There is none.")
        return self.chance.choice(found)

    def heard(self):
        return [event for event in self.stripe.events() if event["type"] in stripe_events.LISTENERS]

    def plan(self):
        return InstalmentPlan.objects.get()

    # The months

    def bill(self):
        self.stripe.bill(self.plan().schedule_id, self.chance.choice([True, True, False]))

    def retry(self):
        self.stripe.retry(self.one_of(self.stripe.store.all("invoice"))["id"], self.chance.choice([True, False]))

    def tell(self):
        assert self.told(self.one_of(self.heard())) == [200]

    def tell_all_from_the_last(self):
        assert set(self.told(*self.heard()[::-1])) <= {200}

    def ask(self):
        assert reconciling.reconcile(self.now).problem == ""

    def waive(self):
        changing.waive(instalment=self.one_of(Instalment.objects.all()), reason="Well", by=self.coach.user)

    def stop(self):
        if self.chance.random() < 0.3:
            changing.stop(plan=self.plan(), reason="Well", by=self.coach.user)

    # Sessions

    def book(self):
        start = self.now.replace(minute=0, second=0) + timedelta(days=self.chance.randint(0, 9), hours=self.chance.randint(1, 9))
        sessions.book_session(client=self.client, appointment_type=self.session_type, start=start, now=self.now, any_time=True)

    def cancel(self):
        booking = self.one_of(self.client.bookings.filter(status="booked"))
        bookings.cancel(booking=booking, by=self.chance.choice(["guest", "coach"]), now=self.now)

    def mark(self):
        booking = self.one_of(self.client.bookings.filter(status="booked"))
        self.time_passes(max((booking.start - self.now) / timedelta(hours=1), 0.1))
        bookings.mark(booking=booking, status=self.chance.choice(["held", "no_show"]), now=self.now)

    def forgive(self):
        booking = self.one_of(self.client.bookings.filter(status__in=["canceled", "no_show"]))
        sessions.forgive(booking=booking, by=self.coach.user, now=self.now)

    def grant(self):
        grants.grant(client=self.client, sessions=1, reason="A gift", by=self.coach.user, now=self.now)

    def extend(self):
        lot = self.one_of(Lot.objects.exclude(expires_on=None))
        until = max(lot.expires_on, today(self.now, self.client.timezone)) + timedelta(days=self.chance.randint(1, 20))
        extensions.extend(lot=lot, until=until, reason="Ill", by=self.coach.user, now=self.now)

    def time_passes(self, hours=None):
        self.go_on(hours=hours or self.chance.choice([1, 30, 200]))
        ending.close_due(self.now)

    # What goes back

    def refund_here(self):
        payment, amount = self.one_of(Payment.objects.all()), self.chance.choice([1, 100, 5000])
        asked = {"amount": amount, "sessions": self.chance.randint(0, 2), "reason": "", "key": uuid4()}
        refunds.ask(payment=payment, by=self.coach.user, now=self.now, **asked)

    def refund_at_the_dashboard(self):
        charge = self.one_of(self.stripe.store.all("charge", status="succeeded"))
        self.stripe.refund(charge["payment_intent"], max(charge["amount"] // self.chance.randint(1, 4), 1))

    def bank_refuses_a_refund(self):
        self.stripe.fail_refund(self.one_of(self.stripe.store.all("refund", status="succeeded"))["id"])

    def dispute(self):
        charge = self.one_of(self.stripe.store.all("charge", status="succeeded", disputed=False))
        self.stripe.dispute(charge["payment_intent"], amount=max(charge["amount"] // self.chance.randint(1, 3), 1))

    def bank_decides(self):
        dispute = self.one_of(self.stripe.store.all("dispute", status="needs_response"))
        self.stripe.close_dispute(dispute["id"], self.chance.choice(["won", "lost"]))


@pytest.mark.parametrize("seed", range(16))
def test_never_more_than_the_price(seed, start, told, stripe, coach, clara, session_type):
    with Walk(seed, stripe, told, coach, clara, session_type) as walk:
        package = some_package(walk.chance)
        start(package)
        for deed in walk.deeds():
            walk.go_on()
            with suppress(*CAN_NOT_BE_NOW):
                deed()
            _holds(stripe, package)
        walk.go_on()
        walk.ask()
        _holds(stripe, package)
        _agrees(stripe, walk.plan())
        _goes_back_as_stripe_says(stripe)
        _each_is_told_once(walk.plan())


def some_package(chance):
    return Package.objects.create(
        title="Some",
        sessions=chance.randint(1, 8),
        price=chance.randint(100, 99999),
        currency="USD",
        instalments=chance.randint(2, 5),
        release=chance.choice(["at_once", "with_each"]),
        validity_days=chance.choice([None, 10, 40]),
    )


def _holds(stripe, package):
    charged = sum(invoice["amount_paid"] for invoice in stripe.store.all("invoice"))
    payments = sum(Payment.objects.values_list("amount", flat=True))
    assert payments <= charged <= package.price
    assert len(stripe.store.all("subscription_schedule")) == 1
    bought = LedgerEntry.objects.filter(kind="bought").aggregate(sum=Sum("delta"))["sum"] or 0
    assert bought <= package.sessions
    if not Instalment.objects.filter(status__in=["paid", "forgiven"]).exists():
        assert bought == 0
    assert all(lot.free >= 0 for lot in Lot.objects.annotate(free=Sum("entries__delta", default=0)))


def _agrees(stripe, plan):
    """Once everything is asked for, each instalment says what its invoice says, and what is released came in."""
    paid = [invoice["amount_paid"] for invoice in stripe.store.all("invoice") if invoice["status"] == "paid"]
    assert sorted(Payment.objects.values_list("amount", flat=True)) == sorted(paid)
    released = sum(row.sessions for row in plan.instalments.filter(status__in=["paid", "forgiven"]))
    at_once = plan.checkout.sessions if plan.purchase else 0
    bought = LedgerEntry.objects.filter(kind="bought").aggregate(sum=Sum("delta"))["sum"] or 0
    assert bought == (at_once if plan.checkout.release == "at_once" else released)
    assert plan.is_running == (
        stripe.find(plan.schedule_id)["status"] == "active" or plan.instalments.filter(status="failed").exists()
    )


def _goes_back_as_stripe_says(stripe):
    for payment in Payment.objects.all():
        back = sum(
            refund["amount"] for refund in stripe.store.all("refund", payment_intent=payment.reference, status="succeeded")
        )
        assert (payment.refunds.filter(status="succeeded").aggregate(sum=Sum("amount"))["sum"] or 0) == back <= payment.amount
    at_stripe = {"needs_response": "open", "won": "won", "lost": "lost"}
    disputed = sorted((dispute["id"], at_stripe[dispute["status"]]) for dispute in stripe.store.all("dispute"))
    assert sorted(Dispute.objects.values_list("stripe_id", "status")) == disputed
    frozen = Dispute.objects.filter(status="open").exists()
    assert set(Lot.objects.exclude(purchase=None).values_list("frozen", flat=True)) <= {frozen}
    assert not Discrepancy.objects.open().filter(kind__in=["unknown_refund", "unknown_dispute"]).exists()


def _each_is_told_once(plan):
    """Each receipt, each month that failed, was mended or waived, the end; and documents have no gap in their numbers."""
    rows = plan.instalments.all()
    mended = rows.filter(status="paid", attempts__gt=0)
    if bought := Purchase.objects.first():
        mended = mended.exclude(payment__at=bought.bought_at)  # told as the sale
    credited = Refund.objects.exclude(credit_note=None).count()
    expected = {
        "payments.card_saved": 1,
        "payments.receipt": rows.filter(status="paid").count(),
        "payments.instalment_failed": rows.filter(attempts__gt=0).count(),
        "payments.instalment_failed_coach": rows.filter(attempts__gt=0).count(),
        "payments.instalment_mended_coach": mended.count(),
        "payments.instalment_waived": rows.filter(status="forgiven").count(),
        "payments.refunded": credited,
        "payments.disputed": Dispute.objects.count(),
    }
    assert {kind: Message.objects.filter(kind=kind).count() for kind in expected} == expected
    stopped = Message.objects.filter(kind="payments.instalments_stopped").count()
    assert stopped == 1 if plan.status == "stopped" else stopped <= 1
    numbers = list(Invoice.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    kinds = list(Invoice.objects.values_list("kind", flat=True))
    assert (kinds.count("receipt"), kinds.count("credit_note")) == (Payment.objects.count(), credited)
