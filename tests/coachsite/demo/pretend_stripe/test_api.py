"""Every answer of the pretend Stripe is as Stripe's published description says."""

import json
import urllib.error
import urllib.request
from urllib.parse import urlencode

import pytest

from coachsite.demo.pretend_stripe import sessions
from tests.coachsite.demo.pretend_stripe import description
from tests.stripe import KEY

ONE = f"{description.SESSIONS}/{{session}}"
PARAMS = {
    "mode": "payment",
    "success_url": "https://example.org/thanks?session={CHECKOUT_SESSION_ID}",
    "cancel_url": "https://example.org/",
    "customer_email": "clara@example.org",
    "client_reference_id": "7",
    "line_items[0][quantity]": "2",
    "line_items[0][price_data][currency]": "usd",
    "line_items[0][price_data][unit_amount]": "52000",
    "line_items[0][price_data][product_data][name]": "Four sessions",
}


@pytest.fixture
def ask(stripe):
    """Asks the API: (status, answer). With `params` it is a POST."""

    def request(path=description.SESSIONS, params=None, key=KEY, again=""):
        body = None if params is None else urlencode(params).encode()
        headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": again}
        try:
            with urllib.request.urlopen(urllib.request.Request(stripe.address + path, body, headers)) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    return request


@pytest.fixture
def session(ask):
    return ask(params=PARAMS)[1]


def assert_described(session):
    assert description.answer_problems("get", ONE, 200, session) == []
    assert description.unknown_fields("checkout.session", session) == set()


def test_the_description_refuses_a_wrong_answer(session):
    wrong = {**session, "amount_total": "free", "status": "lost", "customer_details": {"email": 1}}
    assert len(description.answer_problems("get", ONE, 200, wrong)) >= 3


def test_what_it_knows_is_described():
    form = description.description()["paths"][description.SESSIONS]["post"]["requestBody"]["content"][description.FORM]
    assert sessions.KNOWN - set(form["schema"]["properties"]) == set()


def test_parameters_are_as_described():
    assert description.form_problems(description.SESSIONS, sessions.nested(urlencode(PARAMS))) == []


def test_a_new_session_is_open_and_as_described(ask):
    status, session = ask(params=PARAMS)
    assert status == 200
    assert description.answer_problems("post", description.SESSIONS, 200, session) == []
    assert_described(session)
    assert (session["status"], session["payment_status"], session["amount_total"]) == ("open", "unpaid", 104000)


def test_a_session_is_given_as_described(ask, session):
    assert ask(f"{description.SESSIONS}/{session['id']}") == (200, session)


@pytest.mark.parametrize(("arrived", "payment_status"), [(True, "paid"), (False, "unpaid")])
def test_a_completed_session_is_as_described(stripe, ask, session, arrived, payment_status):
    stripe.pay(session["id"], arrived)
    found = ask(f"{description.SESSIONS}/{session['id']}")[1]
    assert_described(found)
    assert (found["status"], found["payment_status"]) == ("complete", payment_status)


def test_an_event_is_as_described(stripe, session):
    event = sessions.event("checkout.session.completed", stripe.pay(session["id"]))
    assert description.component_problems("event", event) == []
    assert_described(event["data"]["object"])


def test_the_same_key_gives_the_first_answer_even_after_payment(stripe, ask):
    first = ask(params=PARAMS, again="key")
    stripe.pay(first[1]["id"])
    assert ask(params=PARAMS, again="key") == first


def refused(status_and_answer, status):
    assert status_and_answer[0] == status
    assert description.answer_problems("post", description.SESSIONS, status, status_and_answer[1]) == []
    return status_and_answer[1]["error"]


def test_the_same_key_with_other_parameters_is_refused(ask):
    ask(params=PARAMS, again="key")
    assert refused(ask(params={**PARAMS, "client_reference_id": "8"}, again="key"), 400)["type"] == "idempotency_error"


def test_a_wrong_key_is_refused(ask):
    assert refused(ask(params=PARAMS, key="sk_other"), 401)["message"] == "Invalid API Key provided."


def test_an_unknown_parameter_is_refused(ask):
    assert refused(ask(params={**PARAMS, "color": "red"}), 400)["param"] == "color"


@pytest.mark.parametrize("missing", ["mode", "success_url", *(name for name in PARAMS if "price_data" in name)])
def test_a_missing_parameter_is_refused(ask, missing):
    params = {name: value for name, value in PARAMS.items() if name != missing}
    assert refused(ask(params=params), 400)["type"] == "invalid_request_error"


def test_line_items_of_another_shape_are_refused(ask):
    params = {name: value for name, value in PARAMS.items() if "line_items" not in name}
    assert refused(ask(params={**params, "line_items": "all"}), 400)["param"] == "line_items"


def test_an_unknown_session_answers_404(ask):
    assert refused(ask(f"{description.SESSIONS}/cs_test_none"), 404)["code"] == "resource_missing"


@pytest.mark.parametrize("params", [None, PARAMS])
def test_an_unknown_path_answers_404(ask, session, params):
    assert refused(ask(f"/v1/customers/{session['id']}", params), 404)["type"] == "invalid_request_error"
