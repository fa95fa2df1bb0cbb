"""What happens on the page of a session, and what a bank answers later."""

import pytest

from coachsite.demo.pretend_stripe.errors import Refused
from tests.coachsite.demo.pretend_stripe.asking import SESSION, SETUP

PATH = "/v1/checkout/sessions"
COMPLETED = "checkout.session.completed"
PAID = ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", COMPLETED, "charge.updated"]
PENDING = ["payment_intent.created", "charge.pending", "payment_intent.processing", COMPLETED]


def kinds(stripe):
    return [event["type"] for event in stripe.events()]


def test_a_paid_session_is_complete(client, stripe, session):
    stripe.pay(session["id"])
    found = client.get(f"{PATH}/{session['id']}")
    assert (found["status"], found["payment_status"], found["url"]) == ("complete", "paid", None)
    assert found["customer_details"]["email"] == "clara@example.org"
    assert kinds(stripe) == PAID


def test_a_payment_has_its_charge_and_metadata(client, paid):
    found = client.get(f"/v1/payment_intents/{paid}", **{"expand[]": "latest_charge"})
    assert (found["status"], found["amount_received"], found["metadata"]) == ("succeeded", 104000, {"checkout": "7"})
    assert (found["latest_charge"]["status"], found["latest_charge"]["payment_intent"]) == ("succeeded", paid)


def test_the_fee_of_a_charge_is_known(client, stripe, paid):
    charge = client.get(f"/v1/charges/{stripe.find(paid)['latest_charge']}", **{"expand[]": "balance_transaction"})
    assert (charge["balance_transaction"]["amount"], charge["balance_transaction"]["fee"]) == (104000, 3046)


def test_paying_again_changes_nothing(stripe, session, paid):
    assert stripe.pay(session["id"])["payment_intent"] == paid
    assert kinds(stripe) == PAID


def test_a_session_without_an_amount_has_no_payment(client, stripe):
    session = client.post(PATH, {**SESSION, "line_items[0][price_data][unit_amount]": "0"})
    done = stripe.pay(session["id"])
    assert (done["payment_status"], done["payment_intent"], kinds(stripe)) == ("no_payment_required", None, [COMPLETED])


def test_a_payment_from_a_bank_is_pending(client, stripe, session):
    intent = stripe.pay(session["id"], arrived=False)["payment_intent"]
    assert (stripe.find(session["id"])["status"], stripe.find(session["id"])["payment_status"]) == ("complete", "unpaid")
    found = client.get(f"/v1/payment_intents/{intent}", **{"expand[]": "latest_charge"})
    assert (found["status"], found["latest_charge"]["status"]) == ("processing", "pending")
    assert kinds(stripe) == PENDING


def test_a_pending_payment_is_confirmed(client, stripe, session):
    intent = stripe.pay(session["id"], arrived=False)["payment_intent"]
    assert stripe.confirm(session["id"])["payment_status"] == "paid"
    assert client.get(f"/v1/payment_intents/{intent}")["status"] == "succeeded"
    later = ["charge.succeeded", "payment_intent.succeeded", "checkout.session.async_payment_succeeded", "charge.updated"]
    assert kinds(stripe) == PENDING + later
    assert len(stripe.store.all("charge")) == 1


def test_a_pending_payment_is_refused_by_the_bank(client, stripe, session):
    intent = stripe.pay(session["id"], arrived=False)["payment_intent"]
    failed = stripe.fail(session["id"])
    assert (failed["status"], failed["payment_status"]) == ("complete", "unpaid")
    assert client.get(f"/v1/payment_intents/{intent}")["last_payment_error"]["type"] == "card_error"
    assert kinds(stripe)[4:] == ["charge.failed", "payment_intent.payment_failed", "checkout.session.async_payment_failed"]


@pytest.mark.parametrize("answer", ["confirm", "fail"])
def test_a_bank_answers_only_what_is_pending(stripe, session, paid, answer):
    with pytest.raises(Refused, match="no payment that a bank is to confirm"):
        getattr(stripe, answer)(session["id"])


def test_a_session_that_excludes_banks_takes_no_bank_transfer(client, stripe):
    session = client.post(PATH, {**SESSION, "excluded_payment_method_types[0]": "us_bank_account"})
    with pytest.raises(Refused, match="us_bank_account"):
        stripe.pay(session["id"], arrived=False)


def test_a_declined_card_can_be_followed_by_another(stripe, session):
    stripe.decline(session["id"])
    assert stripe.find(session["id"])["status"] == "open"
    assert stripe.pay(session["id"])["payment_status"] == "paid"
    declined = ["payment_intent.created", "charge.failed", "payment_intent.payment_failed"]
    assert kinds(stripe) == declined + PAID[1:]


def test_an_expired_session_can_not_be_paid(stripe, session):
    stripe.expire(session["id"])
    with pytest.raises(Refused, match="expired"):
        stripe.pay(session["id"])


def test_a_session_that_expires_cancels_its_payment(stripe, session):
    stripe.decline(session["id"])
    stripe.expire(session["id"])
    assert kinds(stripe)[3:] == ["checkout.session.expired", "payment_intent.canceled"]


def test_someone_unknown_types_an_address(client, stripe):
    session = client.post(PATH, {name: value for name, value in SESSION.items() if name != "customer_email"})
    assert stripe.pay(session["id"], email="paul@example.org", name="Paul")["customer_details"]["email"] == "paul@example.org"


def test_a_session_makes_a_customer_when_asked(client, stripe):
    session = client.post(PATH, {**SESSION, "customer_creation": "always"})
    done = stripe.pay(session["id"], name="Clara Lind")
    customer = client.get(f"/v1/customers/{done['customer']}")
    assert (customer["email"], customer["name"]) == ("clara@example.org", "Clara Lind")
    assert stripe.find(done["payment_intent"])["customer"] == customer["id"]
    assert kinds(stripe) == ["customer.created", *PAID]


def test_a_card_is_saved(client, stripe, customer, setup):
    done = stripe.save_card(setup["id"])
    assert (done["status"], done["payment_status"], done["customer"]) == ("complete", "no_payment_required", customer["id"])
    found = client.get(f"/v1/setup_intents/{done['setup_intent']}", **{"expand[]": "payment_method"})
    assert (found["status"], found["payment_method"]["customer"]) == ("succeeded", customer["id"])
    saved = ["customer.created", "setup_intent.created", "payment_method.attached", "setup_intent.succeeded", COMPLETED]
    assert kinds(stripe) == saved


def test_a_card_can_be_declined_where_it_is_saved(stripe, setup):
    stripe.decline(setup["id"])
    assert kinds(stripe)[-1] == "setup_intent.setup_failed"


def test_a_setup_can_make_its_customer(client, stripe):
    session = client.post(PATH, {**SETUP, "customer_email": "paul@example.org", "customer_creation": "always"})
    done = stripe.save_card(session["id"])
    assert stripe.find(stripe.find(done["setup_intent"])["payment_method"])["customer"] == done["customer"]


@pytest.mark.parametrize(("action", "session_name"), [("pay", "setup"), ("save_card", "session")])
def test_a_session_of_another_mode_is_refused(stripe, request, action, session_name):
    with pytest.raises(Refused, match="mode"):
        getattr(stripe, action)(request.getfixturevalue(session_name)["id"])
