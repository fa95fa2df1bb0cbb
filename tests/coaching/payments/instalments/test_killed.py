"""Killed before or after each thing that is said to Stripe or stored: done again, it ends the same."""

from contextlib import suppress

import pytest
from django.utils import timezone

from coaching.mail.models import Message
from coaching.payments import purchases, stripe_api, stripe_billing
from coaching.payments.account import balance
from coaching.payments.after_sale import reconciling
from coaching.payments.checkout import bought, settling
from coaching.payments.instalments import following, outcomes, starting
from coaching.payments.models import Instalment, InstalmentPlan, Payment
from tests.coaching.payments.after_sale.test_killed import killed
from tests.coaching.payments.killing import Killed

pytestmark = pytest.mark.django_db(transaction=True)

STARTING = [
    (stripe_api, "fetch_session"),
    (stripe_billing, "fetch_setup_intent"),
    (starting, "_new"),
    (stripe_billing, "schedules_of"),
    (stripe_billing, "charge_by"),
    (stripe_billing, "create_product"),
    (stripe_billing, "create_schedule"),
    (starting, "_start"),
    (stripe_billing, "invoices_of"),
    (following, "store"),
]
PAYING = [
    (stripe_billing, "fetch_schedule"),
    (stripe_billing, "invoices_of"),
    (following, "store"),
    (bought, "make"),
    (outcomes, "_release"),
    (purchases, "receive"),
]


def names(seams):
    return [name for _place, name in seams]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), STARTING, ids=names(STARTING))
def test_a_start_killed_anywhere_is_one_schedule(place, name, after, buy, told, monthly, stripe, monkeypatch):
    checkout = buy(monthly)
    stripe.save_card(checkout.session_id)
    killed(monkeypatch, place, name, after=after)
    with suppress(Killed):
        settling.settle(session_id=checkout.session_id)
    reconciling.reconcile(timezone.now())
    told(*stripe.events("checkout.session.completed"))
    assert len(stripe.store.all("subscription_schedule")) == 1
    assert list(InstalmentPlan.objects.values_list("status", flat=True)) == ["active"]
    assert Instalment.objects.count() == 3


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), PAYING, ids=names(PAYING))
def test_a_payment_killed_anywhere_is_one_payment(place, name, after, start, bill, told, monthly, stripe, clara, monkeypatch):
    plan = start(monthly)
    bill(plan, tell=False)
    killed(monkeypatch, place, name, after=after)
    with suppress(Killed):
        told(*stripe.events("invoice.paid"))
    assert told(*stripe.events("invoice.paid")) == [200]
    reconciling.reconcile(timezone.now())
    assert (Payment.objects.count(), balance.left(clara)) == (1, 2)
    assert Message.objects.filter(kind="payments.receipt").count() == 1
