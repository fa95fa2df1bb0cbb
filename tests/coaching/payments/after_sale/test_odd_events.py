"""Signed events that make no sense: never an error of ours, and never a reason for Stripe to send them again and again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coaching.payments import stripe_api
from coaching.payments.models import Checkout, Discrepancy, StripeEvent

pytestmark = pytest.mark.django_db

ODD = [None, 7, 10**400, -1, True, "", "a\0b", "\ud800", "x" * 3000, [], ["pi_1"], {}, {"id": "pi_1"}, 1.5]
ABOUT = ["refund.created", "charge.refunded", "charge.dispute.created", "checkout.session.completed", "checkout.session.expired"]


def event(kind, **thing):
    return {"id": "evt_odd", "object": "event", "type": kind, "created": 1_790_000_000, "data": {"object": thing}}


@pytest.mark.parametrize("kind", ABOUT)
@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value)[:12])
def test_an_odd_id_is_answered_for_good(kind, value, told):
    field = "id" if "refund" not in kind else "payment_intent"
    [status] = told(event(kind, **{field: value}))
    assert status in {200, 400}
    assert Discrepancy.objects.count() == 0


@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value)[:12])
@pytest.mark.parametrize("field", ["created", "livemode", "api_version", "pending_webhooks", "request", "account"])
def test_an_odd_field_beside_the_object_changes_nothing(field, value, told, stripe, paid):
    assert told({**stripe.events("checkout.session.completed")[0], field: value}) == [200]
    assert (Checkout.objects.get().status, StripeEvent.objects.count()) == ("paid", 1)


@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value)[:12])
@pytest.mark.parametrize("field", ["amount_total", "currency", "metadata", "payment_intent", "client_reference_id", "status"])
def test_an_odd_object_is_not_believed(field, value, told, stripe, paid):
    first = stripe.events("checkout.session.completed")[0]
    assert told({**first, "data": {"object": {**first["data"]["object"], field: value}}}) == [200]
    assert (Checkout.objects.get().status, Discrepancy.objects.count()) == ("paid", 0)


@pytest.mark.parametrize("kind", ["refund.created", "charge.dispute.created"])
def test_an_event_of_what_stripe_does_not_know_is_noted(kind, told):
    assert told(event(kind, id="du_unknown", payment_intent="pi_unknown")) == [200]
    assert (StripeEvent.objects.count(), Discrepancy.objects.count()) == (1, 0)


def test_a_live_session_beside_a_test_key_is_on_the_desk(told):
    assert told(event("checkout.session.completed", id="cs_live_elsewhere", livemode=True)) == [200]
    found = Discrepancy.objects.get()
    assert (found.kind, found.reference, found.facts) == ("unreadable", "cs_live_elsewhere", {"livemode": True})


def test_without_a_secret_nobody_can_sign(told, settings, stripe, paid):
    settings.STRIPE_WEBHOOK_SECRET = stripe.delivery.secret = ""
    assert told(*stripe.events("checkout.session.completed")) == [400]


def test_a_body_that_is_too_big_is_not_read(client, stripe):
    answer = client.post("/stripe/webhook/", b"{" + b" " * 600_000 + b"}", content_type="application/json")
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["²", "x", "-1", "9" * 30])
def test_a_length_that_is_none_is_refused(client, stripe, length):
    assert client.post("/stripe/webhook/", b"{}", content_type="application/json", CONTENT_LENGTH=length).status_code in {
        400,
        413,
    }


def test_no_row_and_no_log_holds_key_or_card(told, stripe, paid, caplog, capsys):
    with caplog.at_level("DEBUG"):
        told(*stripe.events())
        stripe_api_key_is_wrong(stripe)
    found = caplog.text + capsys.readouterr().err
    for secret in ("sk_test_pretend", "whsec_pretend", "4242"):
        assert secret not in found
        assert not [name for name in _texts() if secret in name]


def stripe_api_key_is_wrong(stripe):
    stripe.key = "another"
    with pytest.raises(stripe_api.StripeProblem):
        stripe_api.fetch_session("cs_1")


def _texts():
    for model in (StripeEvent, Discrepancy, Checkout):
        for row in model.objects.values():
            yield str(row)


@pytest.mark.parametrize(
    ("kind", "prepare", "most"),
    [
        ("payment_intent.succeeded", lambda stripe, begun: stripe.pay(begun.session_id), 8),
        ("checkout.session.expired", lambda stripe, begun: stripe.expire(begun.session_id), 8),
        # It fits nothing here yet: whoever runs the practice is found, and mailed.
        ("charge.refunded", lambda stripe, begun: stripe.refund(stripe.pay(begun.session_id)["payment_intent"]), 10),
    ],
)
def test_an_event_costs_few_queries(kind, prepare, most, told, stripe, begun):
    prepare(stripe, begun)
    first = stripe.events(kind)[0]
    assert _cost(told, first) <= most
    assert _cost(told, first) == 1


def test_a_purchase_told_again_costs_eight_queries_at_most(told, stripe, paid):
    first = stripe.events("checkout.session.completed")[0]
    told(first)
    assert _cost(told, first) == 1
    assert _cost(told, {**first, "id": "evt_again"}) <= 8


def _cost(told, event):
    """How often the database is asked, beginnings and ends of transactions aside."""
    with CaptureQueriesContext(
        connection,
    ) as caught:
        told(event)
    return sum(not each["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")) for each in caught)
