"""The same thing done twice at the same moment. The last test is the control: without a lock the race is lost."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.payments import stripe_api
from coaching.payments.account import balance, lots, sessions
from coaching.payments.checkout import checkouts, settling, visitors, webhook
from coaching.payments.models import Checkout, LedgerEntry, Purchase, StripeEvent
from coaching.people.models import Client
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
    assert fetched_together(lambda: webhook.handle(told, paid.session_id)) == [None] * MANY
    assert (StripeEvent.objects.count(), Purchase.objects.count(), balance.left(clara)) == (1, 1, 4)


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
    monkeypatch.setattr(checkouts.lots, "locked", lambda client: None)

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


def test_looking_without_the_lock_would_spend_one_session_many_times(one_left):
    def spend(wait):
        left = balance.left(one_left)
        wait()
        if left:
            lots.write(lot=one_left.lots.get(), kind=LedgerEntry.Kind.ADJUSTED, delta=-1, reason="Spent")

    at_once(MANY, spend)
    assert balance.left(one_left) == 1 - MANY
