"""The same thing done twice at the same moment. The last test is the control: without a lock the race is lost."""

import itertools
import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.mail.models import Message
from coaching.payments import stripe_api, stripe_events
from coaching.payments.account import balance, lots, sessions
from coaching.payments.after_sale import reconciling, refunds
from coaching.payments.checkout import settling
from coaching.payments.models import LedgerEntry, Payment, Purchase, Refund, StripeEvent
from coachsite.demo.pretend_stripe.sessions import event
from tests.coaching.booking.factories import NINE, NOW
from tests.races import PATIENCE, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]

MANY = 6


@pytest.fixture
def fetched_together(paid, monkeypatch):
    """`fetched_together(action)` runs the action in many threads, all of which have Stripe's answer before one goes on."""
    session, barrier = stripe_api.fetch_session(paid.session_id), threading.Barrier(MANY)

    def fetch(_session_id):
        barrier.wait(PATIENCE)
        return session

    monkeypatch.setattr(stripe_api, "fetch_session", fetch)
    return lambda action: at_once(MANY, lambda wait: action())


def test_settling_at_once_is_one_purchase(paid, clara, fetched_together):
    outcomes = fetched_together(lambda: settling.settle(session_id=paid.session_id).pk)
    assert outcomes == [Purchase.objects.get().pk] * MANY
    assert balance.left(clara) == 4


def test_an_event_delivered_at_once_is_noted_once(paid, clara, fetched_together):
    told = event("checkout.session.completed", {"id": paid.session_id})
    assert sorted(fetched_together(lambda: stripe_events.handle(told, delivered=True))) == [False] * (MANY - 1) + [True]
    assert (StripeEvent.objects.count(), Purchase.objects.count(), balance.left(clara)) == (1, 1, 4)


def test_return_page_webhook_and_asking_at_once_are_one_purchase_and_one_mail(stripe, paid, clara, fetched_together):
    [told] = stripe.events("checkout.session.completed")
    roads = itertools.cycle(
        [
            lambda: settling.settle(session_id=paid.session_id),
            lambda: stripe_events.handle(told, delivered=True),
            lambda: reconciling.reconcile(timezone.now()),
        ]
    )
    outcomes = fetched_together(lambda: next(roads)())
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert (Purchase.objects.count(), Payment.objects.count(), balance.left(clara)) == (1, 1, 4)
    assert Message.objects.filter(kind="payments.receipt").count() == 1


def test_one_refund_form_sent_at_once_refunds_once(stripe, paid, clara):
    payment = settling.settle(session_id=paid.session_id).payments.get()
    key = uuid4()

    def ask(wait):
        wait()
        return refunds.ask(payment=payment, amount=13000, sessions=1, reason="", key=key, by=None).pk

    assert at_once(MANY, ask) == [Refund.objects.get().pk] * MANY
    assert ([refund["amount"] for refund in stripe.store.all("refund")], balance.left(clara)) == ([13000], 3)


def test_a_refund_is_asked_for_here_and_told_by_stripe_at_once(stripe, paid, clara):
    payment = settling.settle(session_id=paid.session_id).payments.get()
    stripe.refund(payment.reference, 13000)
    events = itertools.cycle(stripe.events("refund.created", "charge.refunded", "refund.updated", "charge.refund.updated"))

    def hear(wait):
        event = next(events)
        wait()
        return stripe_events.handle(event, delivered=True)

    assert [outcome for outcome in at_once(MANY, hear) if isinstance(outcome, Exception)] == []
    assert (Refund.objects.count(), balance.left(clara)) == (1, 3)
    assert Message.objects.filter(kind="payments.refunded").count() == 1


def test_more_than_was_paid_is_never_refunded(stripe, paid, clara):
    payment = settling.settle(session_id=paid.session_id).payments.get()

    def ask(wait):
        wait()
        return refunds.ask(payment=payment, amount=30000, sessions=1, reason="", key=uuid4(), by=None)

    outcomes = [type(outcome).__name__ for outcome in at_once(MANY, ask)]
    assert sorted(outcomes) == ["Refund", *["RefundError"] * (MANY - 1)]
    assert ([refund["amount"] for refund in stripe.store.all("refund")], balance.left(clara)) == ([30000], 3)


def test_one_session_left_is_booked_once(one_left, session_type):
    starts = iter([NINE + timedelta(hours=hour) for hour in range(MANY)])

    def book(wait):
        start = next(starts)
        wait()
        return sessions.book_session(client=one_left, appointment_type=session_type, start=start, now=NOW)

    outcomes = [type(outcome).__name__ for outcome in at_once(MANY, book)]
    assert sorted(outcomes) == ["Booking", *["NothingLeft"] * (MANY - 1)]
    assert balance.left(one_left) == 0


def test_looking_without_the_lock_would_spend_one_session_many_times(one_left):
    def spend(wait):
        left = balance.left(one_left)
        wait()
        if left:
            lots.write(lot=one_left.lots.get(), kind=LedgerEntry.Kind.ADJUSTED, delta=-1, reason="Spent")

    at_once(MANY, spend)
    assert balance.left(one_left) == 1 - MANY
