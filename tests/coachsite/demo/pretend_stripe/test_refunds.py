import pytest

from coachsite.demo.pretend_stripe.errors import Refused

PATH = "/v1/refunds"
REFUNDED = ["refund.created", "charge.refunded", "refund.updated", "charge.refund.updated"]


@pytest.fixture
def charge(client, stripe, paid):
    """`charge()` is the charge of the payment, as it is now."""
    return lambda: client.get(f"/v1/charges/{stripe.find(paid)['latest_charge']}")


def test_all_is_refunded_without_an_amount(client, paid, charge):
    refund = client.post(PATH, {"payment_intent": paid, "reason": "requested_by_customer", "metadata[request]": "3"})
    assert (refund["amount"], refund["status"], refund["metadata"]) == (104000, "succeeded", {"request": "3"})
    assert (charge()["amount_refunded"], charge()["refunded"]) == (104000, True)


def test_a_part_is_refunded_and_then_the_rest(client, paid, charge):
    client.post(PATH, {"payment_intent": paid, "amount": "4000"})
    assert (charge()["amount_refunded"], charge()["refunded"]) == (4000, False)
    assert client.post(PATH, {"payment_intent": paid})["amount"] == 100000
    assert charge()["refunded"] is True


def test_a_refund_by_its_charge_is_the_same(client, paid, charge):
    assert client.post(PATH, {"charge": charge()["id"]})["payment_intent"] == paid


def test_a_refund_emits_its_events(stripe, paid):
    before = len(stripe.events())
    refund = stripe.refund(paid, 4000)
    new = stripe.events()[before:]
    assert [event["type"] for event in new] == REFUNDED
    assert new[1]["data"]["object"]["amount_refunded"] == 4000
    assert new[1]["data"]["previous_attributes"] == {"amount_refunded": 0}
    assert new[0]["data"]["object"]["id"] == refund["id"]


def test_a_refund_is_given_again_and_listed(client, paid):
    made = [client.post(PATH, {"payment_intent": paid, "amount": amount}) for amount in ("1000", "2000")]
    found = client.get(PATH, payment_intent=paid)["data"]
    assert [refund["id"] for refund in found] == [refund["id"] for refund in reversed(made)]
    assert client.get(f"{PATH}/{made[0]['id']}")["amount"] == 1000
    assert client.get(PATH, charge="ch_other")["data"] == []


def test_a_refund_made_at_stripe_is_in_the_list(client, stripe, paid):
    assert stripe.refund(paid)["id"] == client.get(PATH, payment_intent=paid)["data"][0]["id"]


def test_more_than_is_left_is_refused(client, paid):
    client.post(PATH, {"payment_intent": paid, "amount": "100000"})
    error = client.refused("POST", PATH, {"payment_intent": paid, "amount": "4001"})
    assert error["message"] == "Refund amount ($40.01) is greater than unrefunded amount on charge ($40)"


def test_what_is_refunded_can_not_be_refunded(client, paid):
    client.post(PATH, {"payment_intent": paid})
    assert client.refused("POST", PATH, {"payment_intent": paid})["code"] == "charge_already_refunded"


def test_the_same_key_refunds_once(client, paid, charge):
    params = {"payment_intent": paid, "amount": "1000"}
    first = client.post(PATH, params, again="key")
    assert client.post(PATH, params, again="key") == first
    assert charge()["amount_refunded"] == 1000


@pytest.mark.parametrize("amount", ["0", "-1", "1.5", "all"])
def test_an_amount_that_is_none_is_refused(client, paid, amount):
    assert client.refused("POST", PATH, {"payment_intent": paid, "amount": amount})["code"] == "parameter_invalid_integer"


def test_a_refund_names_its_payment_once(client, paid, charge):
    assert client.refused("POST", PATH)["code"] == "parameter_missing"
    assert client.refused("POST", PATH, {"payment_intent": paid, "charge": charge()["id"]})["code"] == "parameter_missing"


def test_an_unknown_payment_answers_404(client):
    assert client.refused("POST", PATH, {"payment_intent": "pi_none"}, status=404)["param"] == "payment_intent"


def test_a_payment_that_is_pending_can_not_be_refunded(client, stripe, session):
    intent = stripe.pay(session["id"], arrived=False)["payment_intent"]
    assert "successful charge" in client.refused("POST", PATH, {"payment_intent": intent})["message"]


def test_a_refund_that_the_bank_does_not_take_is_back_on_the_charge(client, stripe, paid, charge):
    refund = stripe.refund(paid)
    before = len(stripe.events())
    assert stripe.fail_refund(refund["id"])["status"] == "failed"
    assert (charge()["amount_refunded"], charge()["refunded"]) == (0, False)
    expected = ["refund.updated", "charge.refund.updated", "refund.failed", "charge.updated"]
    assert [event["type"] for event in stripe.events()[before:]] == expected


def test_a_refund_fails_once(stripe, paid):
    refund = stripe.refund(paid)
    stripe.fail_refund(refund["id"])
    with pytest.raises(Refused, match="failed"):
        stripe.fail_refund(refund["id"])


def test_the_balance_knows_of_payment_and_refund(client, paid):
    client.post(PATH, {"payment_intent": paid, "amount": "4000"})
    assert client.get("/v1/balance")["pending"] == [{"amount": 104000 - 3046 - 4000, "currency": "usd"}]
