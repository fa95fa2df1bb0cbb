import pytest

from coachsite.demo.pretend_stripe.errors import Refused

OPENED = ["charge.dispute.created", "charge.dispute.funds_withdrawn"]


@pytest.fixture
def told(stripe, paid):
    """`told()` are the types of the events since the payment."""
    before = len(stripe.events())
    return lambda: [event["type"] for event in stripe.events()[before:]]


def test_a_dispute_takes_the_money_back(client, stripe, paid, told):
    dispute = stripe.dispute(paid, reason="fraudulent")
    found = client.get(f"/v1/disputes/{dispute['id']}")
    assert (found["amount"], found["status"], found["reason"]) == (104000, "needs_response", "fraudulent")
    assert [movement["net"] for movement in found["balance_transactions"]] == [-105500]
    assert client.get(f"/v1/charges/{found['charge']}")["disputed"] is True
    assert told() == OPENED


def test_a_dispute_that_is_won_brings_it_again(client, stripe, paid, told):
    dispute = stripe.dispute(paid)
    assert stripe.close_dispute(dispute["id"], "won")["status"] == "won"
    assert told() == [*OPENED, "charge.dispute.closed", "charge.dispute.funds_reinstated"]
    found = client.get(f"/v1/disputes/{dispute['id']}")
    assert [movement["amount"] for movement in found["balance_transactions"]] == [-104000, 104000]


def test_a_dispute_that_is_lost_keeps_it(stripe, paid, told):
    stripe.close_dispute(stripe.dispute(paid)["id"], "lost")
    assert told() == [*OPENED, "charge.dispute.closed"]


def test_an_inquiry_takes_nothing(stripe, paid, told):
    dispute = stripe.dispute(paid, status="warning_needs_response")
    assert stripe.close_dispute(dispute["id"], "warning_closed")["balance_transactions"] == []
    assert told() == ["charge.dispute.created", "charge.dispute.closed"]


@pytest.mark.parametrize("end", [None, "lost"])
def test_what_is_disputed_can_not_be_refunded(client, stripe, paid, end):
    dispute = stripe.dispute(paid)
    if end:
        stripe.close_dispute(dispute["id"], end)
    assert client.refused("POST", "/v1/refunds", {"payment_intent": paid})["code"] == "charge_disputed"


def test_what_was_won_can_be_refunded(client, stripe, paid):
    stripe.close_dispute(stripe.dispute(paid)["id"], "won")
    assert client.post("/v1/refunds", {"payment_intent": paid})["amount"] == 104000


def test_disputes_are_listed(client, stripe, paid):
    dispute = stripe.dispute(paid, amount=5000)
    assert [found["amount"] for found in client.get("/v1/disputes", payment_intent=paid)["data"]] == [5000]
    assert client.get("/v1/disputes", charge=dispute["charge"])["data"][0]["id"] == dispute["id"]
    assert client.get("/v1/disputes", payment_intent="pi_other")["data"] == []


def test_a_payment_is_disputed_once_at_a_time(stripe, paid):
    stripe.dispute(paid)
    with pytest.raises(Refused, match="disputed already"):
        stripe.dispute(paid)


@pytest.mark.parametrize("status", ["warning_closed", "open"])
def test_a_dispute_ends_only_as_it_can(stripe, paid, status):
    dispute = stripe.dispute(paid)
    with pytest.raises(Refused, match="lost, won"):
        stripe.close_dispute(dispute["id"], status)


def test_a_dispute_ends_once(stripe, paid):
    dispute = stripe.dispute(paid)
    stripe.close_dispute(dispute["id"], "lost")
    with pytest.raises(Refused, match="nothing else"):
        stripe.close_dispute(dispute["id"], "won")
