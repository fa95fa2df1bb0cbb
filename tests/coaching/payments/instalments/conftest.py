from datetime import UTC, datetime

import pytest

from coaching.payments import stripe_events
from coaching.payments.checkout import at_stripe, checkouts, settling
from coaching.payments.models import Checkout, InstalmentPlan, Package

__all__ = ["told"]
NOW = datetime(2027, 1, 31, 15, tzinfo=UTC)


@pytest.fixture
def told(stripe, client):
    """`told(*events)` delivers events to the webhook, signed, and gives the answers' statuses. Nothing else travels by itself."""

    def post(body, headers):
        signed = {"stripe-signature": headers["Stripe-Signature"]}
        return client.post("/stripe/webhook/", body, content_type="application/json", headers=signed).status_code

    stripe.hold()
    stripe.delivery.send = post
    return lambda *events: [stripe.deliver(event) for event in events]


@pytest.fixture
def monthly(db):
    """Five sessions for $520.00 in three payments: $173.34, $173.33, $173.33; two, two and one session."""
    return Package.objects.create(
        title="Five sessions", sessions=5, price=52000, currency="USD", instalments=3, release="with_each", conditions="Be kind."
    )


@pytest.fixture
def buy(stripe, clara):
    """`buy(package)` begins, and gives Clara's checkout, whose page at Stripe is open."""

    def begun(package):
        checkouts.start(client=clara, package=package)
        checkout = Checkout.objects.latest("pk")
        at_stripe.begin(checkout)
        return checkout

    return begun


@pytest.fixture
def start(stripe, buy, told):
    """`start(package)` saves a card that `works`, and gives the plan, of which nothing is charged yet."""

    def started(package, works=True):
        checkout = buy(package)
        stripe.save_card(checkout.session_id, works=works)
        settling.settle(session_id=checkout.session_id)
        return InstalmentPlan.objects.get(checkout=checkout)

    return started


@pytest.fixture
def bill(stripe, told):
    """`bill(plan, succeeds)` lets the next payment fall due, and tells us all that happened."""

    def billed(plan, succeeds=None, tell=True):
        plan.refresh_from_db()
        before = len(stripe.events())
        stripe.bill(plan.schedule_id, succeeds)
        happened = [event for event in stripe.events()[before:] if event["type"] in stripe_events.LISTENERS]
        return told(*happened) if tell else happened

    return billed
