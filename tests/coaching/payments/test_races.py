"""The same thing done twice at the same moment. The last test is the control: without a lock the race is lost."""

import itertools
import threading
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from coaching.booking import bookings
from coaching.mail.models import Message
from coaching.payments import stripe_api, stripe_events
from coaching.payments.account import balance, ending, extensions, grants, lots, sessions
from coaching.payments.after_sale import reconciling, refunds
from coaching.payments.checkout import checkouts, settling, visitors
from coaching.payments.models import Checkout, ExtensionRequest, Invoice, LedgerEntry, Lot, Payment, Purchase, Refund, StripeEvent
from coaching.people.models import Client
from coaching.practice.days import today
from coachsite.demo.pretend_stripe.sessions import event
from tests.coaching.booking.factories import NINE, NOW
from tests.coaching.payments.factories import give, story
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
    assert Message.objects.filter(kind="coach.sold").count() == 1
    assert list(Invoice.objects.values_list("number", "kind")) == [(1, "receipt")]


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


@pytest.fixture
def looked_together(monkeypatch):
    """Nobody goes on to Stripe before everyone has found, or made, their checkout."""
    find, barrier = checkouts._under_way, threading.Barrier(MANY)

    def together(wanted):
        found = find(wanted)
        barrier.wait(PATIENCE)
        return found

    monkeypatch.setattr(checkouts, "_under_way", together)


def test_buying_at_once_is_one_page(stripe, package, clara, looked_together):
    pages = at_once(MANY, lambda wait: checkouts.start(client=clara, package=package))
    assert set(pages) == {stripe.find(Checkout.objects.get().session_id)["url"]}


def test_one_form_of_a_visitor_at_once_is_one_person(stripe, package, coach):
    guest = {"name": "Pia", "email": "pia@example.org", "zone": "UTC", "source": ""}

    def begin(wait):
        wait()
        return visitors.begin(package=package, coach=coach, guest=guest, form_key="one").pk

    assert set(at_once(MANY, begin)) == {Checkout.objects.get().pk}
    assert Client.objects.filter(email="pia@example.org").count() == 1


def test_looking_without_the_lock_would_fail_all_but_one(package, clara, monkeypatch):
    """The control: without the lock each sees that none is under way, and only the database's constraint holds."""
    barrier = threading.Barrier(MANY)
    monkeypatch.setattr(checkouts.lots, "locked", lambda client: client)

    def may_begin():
        barrier.wait(PATIENCE)

    wanted = checkouts.Wanted(clara, package, package, None, False, "", may_begin, timezone.now())
    outcomes = [type(outcome).__name__ for outcome in at_once(MANY, lambda wait: checkouts._under_way.__wrapped__(wanted))]
    assert sorted(outcomes) == ["Checkout", *["IntegrityError"] * (MANY - 1)]


def test_one_session_left_is_booked_once(one_left, session_type):
    starts = iter([NINE + timedelta(hours=hour) for hour in range(MANY)])

    def book(wait):
        start = next(starts)
        wait()
        return sessions.book_session(client=one_left, appointment_type=session_type, start=start, now=NOW)

    outcomes = [type(outcome).__name__ for outcome in at_once(MANY, book)]
    assert sorted(outcomes) == ["Booking", *["NothingLeft"] * (MANY - 1)]
    assert balance.left(one_left) == 0


@pytest.fixture
def lot(clara):
    """Four sessions of Clara's that end in ten days."""
    return give(clara, 4, expires_on=today(NOW, clara.timezone) + timedelta(days=10)).lot


def together(action):
    """What each of many threads got that do it at the same moment."""

    def act(wait):
        wait()
        return action()

    return at_once(MANY, act)


def test_a_late_cancellation_forgiven_at_once_gives_back_once(clara, lot, session_type):
    booked = sessions.book_session(client=clara, appointment_type=session_type, start=NINE, now=NOW)
    canceled = bookings.cancel(booking=booked, by="guest", now=NINE - timedelta(hours=1))
    outcomes = together(lambda: sessions.forgive(booking=canceled, by=None, now=NOW))
    assert outcomes.count(None) == MANY - 1
    assert balance.left(clara, NOW) == 4


def test_asking_for_more_time_at_once_is_one_request(clara, lot):
    outcomes = together(lambda: extensions.ask(client=clara, lot=lot, now=NOW))
    assert outcomes == [ExtensionRequest.objects.get()] * MANY


def test_one_form_sent_at_once_grants_and_takes_once(clara, lot):
    together(lambda: grants.grant(client=clara, sessions=2, reason="A gift", by=None, key=UUID(int=1), now=NOW))
    together(lambda: grants.take(client=clara, sessions=1, reason="A slip", by=None, key=UUID(int=2), now=NOW))
    assert balance.left(clara, NOW) == 5


def test_one_cause_takes_once_at_once_and_freezing_is_once(clara, lot):
    kind = LedgerEntry.Kind.REFUNDED
    assert together(lambda: lots.take_free(Lot.objects.get(), 1, kind, "Refunded", NOW, cause="refund:1")) == [1] * MANY
    together(lambda: lots.freeze(Lot.objects.get(), NOW))
    assert story(clara) == [("granted", 4), ("refunded", -1), ("frozen", -3)]


def test_a_lot_that_is_over_is_closed_once_at_once(clara, lot):
    outcomes = together(lambda: ending.close_due(NOW + timedelta(days=20)))
    assert sum(outcomes) == 1
    assert story(clara)[1:] == [("expired", -4)]


def test_looking_without_the_lock_would_spend_one_session_many_times(one_left):
    def spend(wait):
        left = balance.left(one_left)
        wait()
        if left:
            lots.write(lot=one_left.lots.get(), kind=LedgerEntry.Kind.ADJUSTED, delta=-1, reason="Spent")

    at_once(MANY, spend)
    assert balance.left(one_left) == 1 - MANY
