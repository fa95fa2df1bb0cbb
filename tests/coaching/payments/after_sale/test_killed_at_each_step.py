"""What a bank says, and what the coach decides about money that fits nothing: killed at each step, it ends the same."""

import pytest
from django.utils import timezone

from coaching.booking import bookings
from coaching.payments.after_sale import deciding
from coaching.payments.models import Checkout, Discrepancy
from tests.coaching.payments.killing import Killing

pytestmark = pytest.mark.django_db


@pytest.fixture
def told_of(stripe, told):
    """`told_of(*kinds)` is killed wherever it can be while the site is told of the newest event of each of these types."""

    def killed(*kinds):
        events = [stripe.events(kind)[-1] for kind in kinds]
        return Killing(stripe, lambda: told(*events), asks=True).everywhere()

    return killed


@pytest.fixture
def pending(stripe, begun, told):
    """Clara paid from a bank account, and the site was told."""
    stripe.pay(begun.session_id, arrived=False)
    told(*stripe.events("checkout.session.completed"))
    return begun


def test_a_payment_that_begins_to_wait_for_a_bank(stripe, begun, told_of):
    stripe.pay(begun.session_id, arrived=False)
    assert told_of("checkout.session.completed") == (["payments.pending"], [])


def test_a_bank_that_says_yes(stripe, pending, told_of):
    stripe.confirm(pending.session_id)
    found = told_of("checkout.session.async_payment_succeeded")
    assert found == (["coach.sold", "payments.receipt"], [("bought", 4)])


def test_a_bank_that_says_no(stripe, pending, told_of):
    stripe.fail(pending.session_id)
    found = told_of("checkout.session.async_payment_failed")
    assert found == (["payments.failed", "payments.failed_coach"], [])


def test_a_refund_that_fails_later(stripe, payment, ask, told_of):
    refund = ask(13000, 1)
    stripe.fail_refund(refund.stripe_id)
    found = told_of("refund.failed")
    assert found == (["payments.refund_failed", "payments.refund_failed_coach"], [("refunded", 1)])


def test_a_refund_at_the_dashboard_that_fails_later(stripe, payment, told, told_of):
    made = stripe.refund(payment.reference, 13000)
    told(*stripe.events("charge.refunded"))
    stripe.fail_refund(made["id"])
    found = told_of("refund.failed")
    assert found == (["payments.refund_failed", "payments.refund_failed_coach"], [("refunded", 1)])


def test_a_dispute_that_begins(stripe, payment, booked, told_of):
    booked(1)
    stripe.dispute(payment.reference)
    found = told_of("charge.dispute.created")
    assert found == (["payments.disputed", "payments.disputed_client"], [("frozen", -3)])


@pytest.mark.parametrize(
    ("status", "mailed", "written"),
    [
        ("won", ["payments.dispute_closed", "payments.dispute_over_client"], [("thawed", 3)]),
        ("lost", ["payments.dispute_closed", "payments.dispute_lost_client"], [("lost", -3), ("thawed", 3)]),
    ],
)
def test_a_dispute_that_is_decided(status, mailed, written, stripe, payment, booked, told, told_of):
    booked(1)
    dispute = stripe.dispute(payment.reference)
    told(*stripe.events("charge.dispute.created"))
    stripe.close_dispute(dispute["id"], status)
    assert told_of("charge.dispute.closed") == (mailed, written)


# What the coach decides


@pytest.fixture
def misfit(stripe, paid, told):
    """Clara paid something else than what was sold."""
    Checkout.objects.update(price=1)
    told(*stripe.events("checkout.session.completed"))
    return Discrepancy.objects.get()


def decided(stripe, deed, asks=False, **values):
    def act():
        deed(discrepancy=Discrepancy.objects.get(), now=timezone.now(), **values)

    return Killing(stripe, act, asks=asks, refused=(deciding.DecisionError,)).everywhere()


def test_money_that_does_not_fit_comes(stripe, paid, told_of):
    Checkout.objects.update(price=1)
    assert told_of("checkout.session.completed") == (["payments.misfit_coach"], [])


def test_sessions_are_given_for_it(stripe, misfit, coach):
    found = decided(stripe, deciding.give, sessions=3, by=coach.user)
    assert found == (["payments.receipt"], [("bought", 3)])


def test_it_is_sent_back(stripe, misfit, coach):
    assert decided(stripe, deciding.send_back, by=coach.user) == (["payments.money_back"], [])


def test_it_is_left(stripe, misfit, coach):
    assert decided(stripe, deciding.leave, word="All is well", by=coach.user) == ([], [])


def test_sessions_are_taken_for_a_refund_of_booked_ones(stripe, payment, booked, told, coach, clara):
    booked(2)
    stripe.refund(payment.reference)
    told(*stripe.events("charge.refunded"))
    [booking] = clara.bookings.order_by("pk")[:1]
    bookings.cancel(booking=booking, by="coach")
    assert decided(stripe, deciding.take, sessions=1, by=coach.user) == ([], [("refunded", -1)])
