"""The library that the product uses, speaking to the pretend Stripe."""

import pytest
from stripe import CardError, IdempotencyError, InvalidRequestError, StripeClient

from tests.coachsite.demo.pretend_stripe.asking import SETUP
from tests.stripe import KEY


@pytest.fixture
def v1(stripe):
    return StripeClient(KEY, base_addresses={"api": stripe.address}, max_network_retries=0).v1


@pytest.fixture
def session(v1):
    price = {"currency": "usd", "unit_amount": 52000, "product_data": {"name": "Four sessions"}}
    params = {"mode": "payment", "line_items": [{"price_data": price, "quantity": 1}], "success_url": "https://example.org/"}
    return v1.checkout.sessions.create(params, {"idempotency_key": "one"})


def test_a_payment_is_read_with_its_charge(stripe, v1, session):
    intent = stripe.pay(session.id)["payment_intent"]
    assert v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    assert v1.payment_intents.retrieve(intent, {"expand": ["latest_charge"]}).latest_charge.paid is True


def test_a_payment_is_refunded(stripe, v1, session):
    intent = stripe.pay(session.id)["payment_intent"]
    refund = v1.refunds.create({"payment_intent": intent, "amount": 2000, "metadata": {"request": "3"}})
    assert (refund.amount, refund.metadata["request"]) == (2000, "3")
    assert [each.id for each in v1.refunds.list({"payment_intent": intent}).auto_paging_iter()] == [refund.id]


def test_events_are_read_page_by_page(stripe, v1, session):
    stripe.pay(session.id)
    found = v1.events.list({"limit": 2, "created": {"gte": 0}})
    assert [event.id for event in found.auto_paging_iter()] == [event["id"] for event in reversed(stripe.events())]
    assert v1.events.list({"types": ["charge.succeeded", "charge.updated"]}).data[1].type == "charge.succeeded"


def test_instalments_are_begun_and_canceled(stripe, v1):
    customer = v1.customers.create({"email": "clara@example.org"})
    saving = v1.checkout.sessions.create(
        {"mode": "setup", "customer": customer.id, "currency": "usd", "success_url": SETUP["success_url"]}
    )
    method = stripe.find(stripe.save_card(saving.id)["setup_intent"])["payment_method"]
    product = v1.products.create({"name": "Four sessions"})
    price = {"currency": "usd", "product": product.id, "unit_amount": 13000, "recurring": {"interval": "month"}}
    phase = {"items": [{"price_data": price, "quantity": 1}], "duration": {"interval": "month", "interval_count": 4}}
    schedule = v1.subscription_schedules.create(
        {
            "customer": customer.id,
            "start_date": "now",
            "end_behavior": "cancel",
            "phases": [phase],
            "default_settings": {"default_payment_method": method},
        }
    )
    invoice = v1.invoices.retrieve(stripe.bill(schedule.id)["id"], {"expand": ["payments"]})
    assert (invoice.status, invoice.payments.data[0].status) == ("paid", "paid")
    assert v1.subscriptions.retrieve(schedule.subscription).status == "active"
    assert v1.subscription_schedules.cancel(schedule.id).status == "canceled"


def test_the_portal_is_opened(v1):
    customer = v1.customers.create({"email": "clara@example.org"})
    assert "/portal/bps_" in v1.billing_portal.sessions.create({"customer": customer.id}).url


def test_the_key_is_tried(stripe, v1):
    assert v1.balance.retrieve().object == "balance"
    assert v1.accounts.retrieve_current().charges_enabled is True
    assert v1.webhook_endpoints.list().data == []


def test_errors_are_those_of_the_library(v1, session):
    with pytest.raises(IdempotencyError):
        v1.checkout.sessions.create({"mode": "setup", "success_url": "https://example.org/"}, {"idempotency_key": "one"})
    with pytest.raises(InvalidRequestError) as error:
        v1.payment_intents.retrieve("pi_none")
    assert (error.value.code, error.value.http_status, error.value.request_id[:4]) == ("resource_missing", 404, "req_")
    assert not isinstance(error.value, CardError)
