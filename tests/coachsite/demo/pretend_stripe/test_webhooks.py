"""How events reach the site: at once, or as a test says."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from stripe import Webhook

from coachsite.demo.pretend_stripe import events, webhooks
from tests.stripe import SECRET

SECONDS = 10
COMPLETED = "checkout.session.completed"


class Site(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        event = Webhook.construct_event(body, self.headers["Stripe-Signature"], SECRET)
        self.server.heard.append(json.loads(body))  # before the answer, after which the next one comes
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.end_headers()
        if event["type"] == self.server.last:
            self.server.done.set()

    def log_message(self, *args):
        """Quiet."""


@pytest.fixture
def site(stripe):
    """A site that takes events; `heard` are the events, `statuses` its next answers, `done` is set after a type `last`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.heard, server.statuses, server.done, server.last = [], [], threading.Event(), "charge.updated"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        stripe.webhook = f"http://127.0.0.1:{server.server_port}/"
        yield server
        server.shutdown()


def heard(site):
    return [event["type"] for event in site.heard]


def test_the_site_is_told_with_signed_events_in_their_order(stripe, session, site):
    stripe.pay(session["id"])
    assert site.done.wait(SECONDS)
    assert site.heard == stripe.events()
    assert {event["api_version"] for event in site.heard} == {events.API_VERSION}


def test_an_endpoint_hears_only_what_it_asked_for(client, stripe, session, site):
    stripe.delivery.enabled_events, site.last = [COMPLETED], COMPLETED
    stripe.pay(session["id"])
    assert site.done.wait(SECONDS)
    assert heard(site) == [COMPLETED]
    assert client.get("/v1/webhook_endpoints")["data"][0]["enabled_events"] == [COMPLETED]


def test_an_event_that_is_not_taken_comes_again(stripe, session, site, monkeypatch):
    monkeypatch.setattr(webhooks, "FIRST_WAIT", 0.01)
    stripe.delivery.enabled_events, site.last = [COMPLETED], "nothing"
    site.statuses = [503, 500]
    stripe.pay(session["id"])
    for _ in range(1000):
        if len(site.heard) == 3:
            break
        site.done.wait(0.01)
    assert len(site.heard) == 3
    assert len({event["id"] for event in site.heard}) == 1


def test_held_events_wait(stripe, session, site):
    stripe.hold()
    stripe.pay(session["id"])
    assert stripe.held == stripe.events()
    assert site.heard == []


def test_released_events_come_in_their_order(stripe, session, site):
    stripe.hold()
    stripe.pay(session["id"])
    stripe.release()
    assert site.done.wait(SECONDS)
    assert (site.heard, stripe.held) == (stripe.events(), [])


def test_a_test_delivers_in_its_own_order_and_twice(stripe, session, site):
    stripe.hold()
    stripe.refund(stripe.pay(session["id"])["payment_intent"])
    refunded, completed = stripe.take("charge.refunded"), stripe.take(COMPLETED)
    assert [stripe.deliver(event) for event in (refunded, completed, completed)] == [200, 200, 200]
    assert heard(site) == ["charge.refunded", COMPLETED, COMPLETED]


def test_a_taken_event_is_as_it_was_then(stripe, session):
    stripe.hold()
    stripe.refund(stripe.pay(session["id"])["payment_intent"])
    assert stripe.take("charge.succeeded")["data"]["object"]["amount_refunded"] == 0


def test_taking_what_is_not_held_says_what_is(stripe, session):
    stripe.hold()
    stripe.expire(session["id"])
    with pytest.raises(LookupError, match=r"checkout\.session\.expired"):
        stripe.take(COMPLETED)


def test_lost_events_never_come_and_stay_in_the_list(client, stripe, session):
    stripe.hold()
    stripe.pay(session["id"])
    assert [event["type"] for event in stripe.lose(COMPLETED)] == [COMPLETED]
    assert COMPLETED not in [event["type"] for event in stripe.held]
    assert len(client.get("/v1/events", type=COMPLETED)["data"]) == 1


def test_bad_delivery_repeats_itself_with_its_seed(stripe, session, site):
    stripe.hold()
    stripe.refund(stripe.pay(session["id"])["payment_intent"])
    held = stripe.held
    first = stripe.deliver_badly(seed=3)
    stripe.delivery.held = held
    assert stripe.deliver_badly(seed=3) == first
    assert sorted(heard(site)) == sorted([event["type"] for event in first] * 2)
    assert [event["id"] for event in first] != [event["id"] for event in held]


def test_delivering_to_nobody_gives_no_status(stripe, session):
    stripe.hold()
    stripe.pay(session["id"])
    stripe.webhook = "http://127.0.0.1:9/"
    assert stripe.deliver(stripe.take(COMPLETED)) == 0


def test_a_test_client_can_stand_for_the_network(stripe, session):
    posted = []
    stripe.delivery.send = lambda body, headers: posted.append((body, headers)) or 200
    stripe.hold()
    stripe.pay(session["id"])
    assert stripe.deliver(stripe.take(COMPLETED)) == 200
    [(body, headers)] = posted
    assert Webhook.construct_event(body, headers["Stripe-Signature"], SECRET)["type"] == COMPLETED
