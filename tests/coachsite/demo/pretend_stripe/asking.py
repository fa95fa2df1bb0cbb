"""A client of the pretend Stripe that holds every request and every answer to Stripe's description."""

import json
import urllib.error
import urllib.request
from urllib.parse import urlencode, urlsplit

from coachsite.demo.pretend_stripe import forms, routes
from tests.coachsite.demo.pretend_stripe import description
from tests.stripe import KEY


class Client:
    """`get` and `post` give the answer to what is accepted, `refused` the error of what is not."""

    def __init__(self, stripe):
        self.stripe = stripe

    def get(self, path, **params):
        return self._accepted("GET", path, params)

    def post(self, path, params=None, again=""):
        return self._accepted("POST", path, params or {}, again)

    def refused(self, verb, path, params=None, *, status=400, again="", key=KEY):
        found, answer = self.ask(verb, path, params or {}, again, key)
        assert found == status, answer
        assert description.component_problems("error", answer) == []
        return answer["error"]

    def ask(self, verb, path, params, again="", key=KEY):
        """(status, answer)"""
        query = urlencode(params)
        address = self.stripe.address + path + (f"?{query}" if verb == "GET" and query else "")
        headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": again}
        request = urllib.request.Request(address, query.encode() if verb == "POST" else None, headers, method=verb)
        try:
            with urllib.request.urlopen(request) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def _accepted(self, verb, path, params, again=""):
        status, answer = self.ask(verb, path, params, again)
        assert status == 200, answer
        route, _ids = routes.find(verb, urlsplit(path).path)
        assert request_problems(route, params) == []
        assert description.answer_problems(verb.lower(), route.path, status, answer) == []
        return answer


def request_problems(route, params):
    said = forms.nested(urlencode(params))
    return (description.query_problems if route.verb == "GET" else description.form_problems)(route.path, said)


def event_problems(stripe):
    """What is wrong with any event so far, or with the object in it."""
    found = {}
    for event in stripe.events():
        thing = event["data"]["object"]
        problems = description.component_problems("event", event) + description.component_problems(thing["object"], thing)
        if problems:
            found[event["type"]] = problems
    return found


SESSION = {
    "mode": "payment",
    "success_url": "https://example.org/thanks?session={CHECKOUT_SESSION_ID}",
    "cancel_url": "https://example.org/",
    "customer_email": "clara@example.org",
    "client_reference_id": "7",
    "line_items[0][quantity]": "2",
    "line_items[0][price_data][currency]": "usd",
    "line_items[0][price_data][unit_amount]": "52000",
    "line_items[0][price_data][product_data][name]": "Four sessions",
    "payment_intent_data[metadata][checkout]": "7",
}
SETUP = {
    "mode": "setup",
    "success_url": "https://example.org/saved",
    "cancel_url": "https://example.org/",
    "currency": "usd",
    "setup_intent_data[metadata][checkout]": "7",
}


def schedule_params(customer_id, method_id, product_id, **more):
    phase = "phases[0]"
    price = f"{phase}[items][0][price_data]"
    return {
        "customer": customer_id,
        "start_date": "now",
        "end_behavior": "cancel",
        "default_settings[default_payment_method]": method_id,
        "metadata[plan]": "7",
        f"{phase}[duration][interval]": "month",
        f"{phase}[duration][interval_count]": "3",
        f"{phase}[metadata][plan]": "7",
        f"{phase}[items][0][quantity]": "1",
        f"{price}[currency]": "usd",
        f"{price}[product]": product_id,
        f"{price}[unit_amount]": "40000",
        f"{price}[recurring][interval]": "month",
        **more,
    }
