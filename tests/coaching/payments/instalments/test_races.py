"""Two events of one plan at the same moment."""

import threading

import pytest

from coaching.payments import stripe_billing, stripe_events
from coaching.payments.account import balance
from coaching.payments.checkout import settling
from coaching.payments.models import Instalment, InstalmentPlan, Payment, Purchase
from tests.races import PATIENCE, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]
MANY = 4


def together(monkeypatch, name):
    """All have Stripe's answer before one goes on."""
    real, barrier = getattr(stripe_billing, name), threading.Barrier(MANY)

    def asked(*args):
        answer = real(*args)
        barrier.wait(PATIENCE)
        return answer

    monkeypatch.setattr(stripe_billing, name, asked)


def test_events_at_once_are_one_payment(start, monthly, bill, stripe, clara, monkeypatch):
    plan = start(monthly)
    bill(plan, tell=False)
    [paid] = stripe.events("invoice.paid")
    events = iter([{**paid, "id": f"evt_{number}"} for number in range(MANY)])
    together(monkeypatch, "invoices_of")
    at_once(MANY, lambda wait: stripe_events.handle(next(events), delivered=True))
    assert (Purchase.objects.count(), Payment.objects.count(), balance.left(clara)) == (1, 1, 2)


def test_a_saved_card_noticed_at_once_is_one_schedule(buy, told, monthly, stripe, monkeypatch):
    checkout = buy(monthly)
    stripe.save_card(checkout.session_id)
    together(monkeypatch, "schedules_of")
    at_once(MANY, lambda wait: settling.settle(session_id=checkout.session_id))
    assert len(stripe.store.all("subscription_schedule")) == 1
    assert (InstalmentPlan.objects.get().status, Instalment.objects.count()) == ("active", 3)
