"""What holds for every address: the description, keys, unknown things, pages of lists, expanding."""

import base64
import re
import urllib.request
from http.client import HTTPConnection

import pytest

from coachsite.demo.pretend_stripe import routes
from coachsite.demo.pretend_stripe.forms import Form, Many
from coachsite.demo.pretend_stripe.server import PretendStripe
from tests.coachsite.demo.pretend_stripe import description
from tests.coachsite.demo.pretend_stripe.asking import SESSION, Client
from tests.stripe import KEY

PATH = "/v1/checkout/sessions"
POSTS = [route for route in routes.ROUTES if route.verb == "POST"]
GETS = [route for route in routes.ROUTES if route.verb == "GET"]


def path_of(route):
    return route.path


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: f"{route.verb} {route.path}")
def test_an_address_is_described(route):
    assert route.verb.lower() in description.description()["paths"][route.path]


def differences(form, schema, name=""):
    """Fields that a form has and the description hasn't, and what is required there alone."""
    schema = next((each for each in schema.get("anyOf", []) if each.get("type") in ("object", "array")), schema)
    if isinstance(form, Many):
        yield from differences(form.reader, schema["items"], f"{name}[]")
    if isinstance(form, Form):
        yield from (f"{name}[{missing}] is required" for missing in set(schema.get("required", [])) - set(form.required))
        for key, reader in form.fields.items():
            if key in schema["properties"]:
                yield from differences(reader, schema["properties"][key], f"{name}[{key}]")
            else:
                yield f"{name}[{key}] is not described"


@pytest.mark.parametrize("route", POSTS, ids=path_of)
def test_a_form_is_described(route):
    body = description.description()["paths"][route.path]["post"]["requestBody"]["content"][description.FORM]
    assert list(differences(route.form, body["schema"])) == []


@pytest.mark.parametrize("route", GETS, ids=path_of)
def test_a_question_is_described(route):
    parameters = description.description()["paths"][route.path]["get"]["parameters"]
    asked = {each["name"]: each["schema"] for each in parameters if each["in"] == "query"}
    assert list(differences(route.form, {"properties": asked})) == []


@pytest.mark.parametrize("route", [route for route in routes.ROUTES if "{" in route.path], ids=lambda r: f"{r.verb} {r.path}")
def test_an_unknown_id_answers_404(client, route):
    [param] = re.findall(r"\{(\w+)\}", route.path)
    error = client.refused(route.verb, re.sub(r"\{\w+\}", "none", route.path), status=404)
    assert (error["code"], error["param"]) == ("resource_missing", param)


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: f"{route.verb} {route.path}")
def test_an_unknown_parameter_is_refused_everywhere(client, route):
    path = re.sub(r"\{\w+\}", "none", route.path)
    assert client.refused(route.verb, path, {"color": "red"})["code"] == "parameter_unknown"


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: f"{route.verb} {route.path}")
def test_a_wrong_key_is_refused_everywhere(client, route):
    path = re.sub(r"\{\w+\}", "none", route.path)
    assert client.refused(route.verb, path, status=401, key="sk_other")["message"] == "Invalid API Key provided."


def test_the_key_can_come_as_a_name(stripe):
    headers = {"Authorization": f"Basic {base64.b64encode(f'{KEY}:'.encode()).decode()}"}
    with urllib.request.urlopen(urllib.request.Request(f"{stripe.address}/v1/account", headers=headers)) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(("verb", "path"), [("GET", "/v1/coupons"), ("POST", "/v1/coupons"), ("DELETE", "/v1/customers/cus_1")])
def test_an_unknown_address_answers_404(client, verb, path):
    assert "Unrecognized request URL" in client.refused(verb, path, status=404)["message"]


@pytest.mark.parametrize("length", ["-1", "many", ""])
def test_a_length_that_is_none_is_an_empty_body(stripe, length):
    connection = HTTPConnection("127.0.0.1", stripe.server_port, timeout=10)
    connection.putrequest("POST", "/v1/customers")
    connection.putheader("Authorization", f"Bearer {KEY}")
    connection.putheader("Content-Length", length)
    connection.endheaders()
    assert connection.getresponse().status == 200
    connection.close()


def test_the_account_and_its_balance_answer(client):
    assert client.get("/v1/account")["charges_enabled"] is True
    assert client.get("/v1/balance")["available"] == [{"amount": 0, "currency": "usd"}]


def test_without_an_address_there_is_no_endpoint(client):
    assert client.get("/v1/webhook_endpoints")["data"] == []


def test_the_same_key_gives_the_first_answer_even_after_payment(stripe, client):
    first = client.post(PATH, SESSION, again="key")
    stripe.pay(first["id"])
    assert client.post(PATH, SESSION, again="key") == first


@pytest.mark.parametrize(("path", "params"), [(PATH, {**SESSION, "client_reference_id": "8"}), ("/v1/customers", SESSION)])
def test_the_same_key_for_something_else_is_refused(client, path, params):
    client.post(PATH, SESSION, again="key")
    assert client.refused("POST", path, params, again="key")["type"] == "idempotency_error"


def test_a_key_of_a_refused_request_can_be_used_again(client):
    client.refused("POST", PATH, {**SESSION, "mode": "none"}, again="key")
    client.post(PATH, SESSION, again="key")


def test_what_was_asked_can_be_read(stripe, client):
    client.post("/v1/customers", {"email": "clara@example.org", "metadata[order]": "7"}, again="key")
    assert stripe.asked("/v1/customers") == [{"email": "clara@example.org", "metadata": {"order": "7"}}]


@pytest.fixture
def five(stripe, client):
    """The ids of five customers, newest first, a minute apart."""
    ids = []
    for minute in range(5):
        stripe.set_time(1_800_000_000 + 60 * minute)
        ids.insert(0, client.post("/v1/customers", {"name": str(minute)})["id"])
    return ids


def named(page):
    return [event["data"]["object"]["id"] for event in page["data"]]


def test_events_come_newest_first_in_pages(client, five):
    first = client.get("/v1/events", limit=2)
    assert (named(first), first["has_more"]) == (five[:2], True)
    second = client.get("/v1/events", limit=3, starting_after=first["data"][-1]["id"])
    assert (named(second), second["has_more"]) == (five[2:], False)


@pytest.mark.parametrize(
    ("limits", "places"),
    [
        ({"created[gte]": "1800000180"}, [0, 1]),
        ({"created[gt]": "1800000180"}, [0]),
        ({"created[lte]": "1800000060"}, [3, 4]),
        ({"created[lt]": "1800000060"}, [4]),
        ({"created": "1800000120"}, [2]),
        ({"created[gte]": "1800000060", "created[lt]": "1800000180"}, [2, 3]),
    ],
)
def test_events_are_found_by_their_time(client, five, limits, places):
    assert named(client.get("/v1/events", **limits)) == [five[place] for place in places]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"type": "charge.refunded"}, 1),
        ({"type": "charge.*"}, 4),
        ({"types[0]": "refund.created", "types[1]": "charge.refunded"}, 2),
        ({"type": "customer.created"}, 0),
    ],
)
def test_events_are_found_by_their_type(client, stripe, paid, filters, count):
    stripe.refund(paid)
    assert len(client.get("/v1/events", **filters)["data"]) == count


def test_an_event_is_given(client, five):
    [event] = client.get("/v1/events", limit=1)["data"]
    assert client.get(f"/v1/events/{event['id']}") == event


@pytest.mark.parametrize("params", [{"limit": "0"}, {"limit": "101"}, {"starting_after": "evt_none"}, {"created[gte]": "soon"}])
def test_a_page_that_makes_no_sense_is_refused(client, params):
    assert client.refused("GET", "/v1/events", params)["type"] == "invalid_request_error"


def test_a_list_expands_each_of_its_objects(client, stripe, paid):
    stripe.refund(paid, 100)
    stripe.refund(paid, 200)
    found = client.get("/v1/refunds", **{"expand[]": "data.charge"})["data"]
    assert [refund["charge"]["amount_refunded"] for refund in found] == [300, 300]
    assert isinstance(stripe.store.all("refund")[0]["charge"], str)


def test_a_charge_can_bring_its_refunds(client, stripe, paid):
    refund = stripe.refund(paid, 100)
    charge = client.get(f"/v1/charges/{refund['charge']}", **{"expand[]": "refunds"})
    assert [each["id"] for each in charge["refunds"]["data"]] == [refund["id"]]


@pytest.mark.parametrize("path", ["color", "status", "latest_charge.color", "a.b.c.d.e"])
def test_what_can_not_be_expanded_is_refused(client, paid, path):
    assert "expand" in client.refused("GET", f"/v1/payment_intents/{paid}", {"expand[]": path})["message"]


@pytest.mark.parametrize("value", [0, 7])
def test_a_seed_gives_the_same_ids(value):
    def made():
        with PretendStripe(key=KEY, seed=value, clock=lambda: 1_800_000_000) as server:
            return server.api.ask("POST", "/v1/customers", "email=clara@example.org"), server.events()

    first, second = made(), made()
    assert first == second
    assert first[0]["created"] == 1_800_000_000


def test_a_client_of_the_tests_refuses_an_undescribed_question(stripe):
    with pytest.raises(AssertionError):
        Client(stripe).post("/v1/customers", {"email": "clara"})
