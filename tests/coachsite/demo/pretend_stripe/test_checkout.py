"""Checkout sessions as they are asked for, and until they expire."""

import pytest

from tests.coachsite.demo.pretend_stripe import description
from tests.coachsite.demo.pretend_stripe.asking import SESSION, SETUP

PATH = description.SESSIONS
ONE = f"{PATH}/{{session}}"
HOUR = 60 * 60


def without(params, *names):
    return {name: value for name, value in params.items() if not any(part in name for part in names)}


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount_total": "free"},
        {"status": "lost"},
        {"customer_details": {"email": 1}},
        {"color": 1},
        {"adaptive_pricing": {"x": 1}},
    ],
)
def test_the_description_refuses_a_wrong_answer(session, wrong):
    assert len(description.answer_problems("get", ONE, 200, {**session, **wrong})) == 1


def test_a_new_session_is_open(session):
    assert (session["status"], session["payment_status"], session["amount_total"]) == ("open", "unpaid", 104000)


def test_a_session_is_given_again(client, session):
    assert client.get(f"{PATH}/{session['id']}") == session


def test_a_session_of_mode_setup_has_its_setup_and_no_amount(client, stripe, setup):
    assert (setup["mode"], setup["status"], setup["payment_status"]) == ("setup", "open", "no_payment_required")
    assert (setup["amount_total"], setup["currency"]) == (None, "usd")
    found = client.get(f"/v1/setup_intents/{setup['setup_intent']}")
    assert (found["status"], found["metadata"]) == ("requires_payment_method", {"checkout": "7"})


def test_metadata_of_the_session_is_its_own(client):
    session = client.post(PATH, {**SESSION, "metadata[order]": "8", "metadata[2]": "b"})
    assert session["metadata"] == {"order": "8", "2": "b"}


def test_metadata_whose_names_are_numbers_keeps_them(client):
    assert client.ask("POST", PATH, {**SESSION, "metadata[7]": "a"})[1]["metadata"] == {"7": "a"}


def test_a_new_session_emits_nothing(stripe, session):
    assert stripe.events() == []


@pytest.mark.parametrize("missing", ["mode", "success_url", "quantity", *(name for name in SESSION if "price_data" in name)])
def test_a_missing_parameter_is_refused(client, missing):
    error = client.refused("POST", PATH, without(SESSION, missing))
    assert (error["type"], error["code"]) == ("invalid_request_error", "parameter_missing")


def test_line_items_of_another_shape_are_refused(client):
    assert client.refused("POST", PATH, {**without(SESSION, "line_items"), "line_items": "all"})["param"] == "line_items"


def test_a_session_of_mode_payment_needs_line_items(client):
    assert client.refused("POST", PATH, without(SESSION, "line_items"))["param"] == "line_items"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("color", "red"),
        ("line_items[0][color]", "red"),
        ("line_items[0][price_data][product_data][color]", "red"),
        ("payment_intent_data[color]", "red"),
    ],
)
def test_an_unknown_parameter_is_refused(client, name, value):
    error = client.refused("POST", PATH, {**SESSION, name: value})
    assert (error["code"], error["param"]) == ("parameter_unknown", name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mode", "subscription"),
        ("customer_email", "clara"),
        ("success_url", "/thanks"),
        ("client_reference_id", "x" * 201),
        ("client_reference_id", ""),
        ("customer_creation", "never"),
        ("line_items[0][quantity]", "0"),
        ("line_items[0][price_data][unit_amount]", "5.20"),
        ("line_items[0][price_data][unit_amount]", "-5"),
        ("line_items[0][price_data][unit_amount]", "50000000"),
        ("line_items[0][price_data][currency]", "dollars"),
        ("currency", "eur"),
        ("setup_intent_data[metadata][a]", "b"),
        ("metadata[a]", "b" * 501),
        ("metadata[" + "a" * 41 + "]", "b"),
        ("payment_method_types[0]", "card"),
        ("excluded_payment_method_types[0]", "shells"),
        ("expires_at", "soon"),
    ],
)
def test_a_wrong_value_is_refused(client, name, value):
    assert client.refused("POST", PATH, {**SESSION, name: value})["type"] == "invalid_request_error"


@pytest.mark.parametrize("other", ["customer_email", "customer_creation"])
def test_a_customer_excludes(client, customer, other):
    params = {**without(SESSION, "customer_email"), "customer": customer["id"]}
    client.post(PATH, params)
    value = {"customer_email": "a@example.org", "customer_creation": "always"}[other]
    assert client.refused("POST", PATH, {**params, other: value})["param"] == other


def test_an_unknown_customer_is_refused(client):
    params = {**without(SESSION, "customer_email"), "customer": "cus_none"}
    assert client.refused("POST", PATH, params, status=404)["param"] == "customer"


def test_mode_setup_needs_a_currency(client):
    assert client.refused("POST", PATH, without(SETUP, "currency"))["param"] == "currency"


def test_mode_setup_takes_no_line_items(client):
    assert client.refused("POST", PATH, {**SESSION, **SETUP})["param"] in ("line_items", "payment_intent_data")


@pytest.mark.parametrize(("seconds", "taken"), [(1799, False), (1800, True), (24 * HOUR, True), (24 * HOUR + 1, False)])
def test_a_session_lasts_from_half_an_hour_to_a_day(client, stripe, seconds, taken):
    stripe.set_time(1_800_000_000)
    params = {**SESSION, "expires_at": str(1_800_000_000 + seconds)}
    if taken:
        assert client.post(PATH, params)["expires_at"] == 1_800_000_000 + seconds
    else:
        assert client.refused("POST", PATH, params)["param"] == "expires_at"


def test_a_session_expires_by_itself(client, stripe):
    stripe.set_time(1_800_000_000)
    session = client.post(PATH, SESSION)
    stripe.set_time(1_800_000_000 + 24 * HOUR)
    found = client.get(f"{PATH}/{session['id']}")
    assert (found["status"], found["url"]) == ("expired", None)
    assert [event["type"] for event in stripe.events()] == ["checkout.session.expired"]


def test_a_session_is_expired_when_asked(client, stripe, session):
    assert client.post(f"{PATH}/{session['id']}/expire")["status"] == "expired"
    assert [event["type"] for event in stripe.events()] == ["checkout.session.expired"]


def test_a_session_that_is_complete_can_not_be_expired(client, stripe, session):
    stripe.pay(session["id"])
    assert "complete" in client.refused("POST", f"{PATH}/{session['id']}/expire")["message"]
