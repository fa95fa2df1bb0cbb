import json
import socket
from datetime import UTC, datetime
from html import unescape

import pytest
from django.urls import reverse

from coaching.payments import stripe_api
from coaching.payments.bookkeeping import connecting
from coaching.payments.checkout import refused
from coaching.payments.models import StripeEvent
from coaching.payments.stripe_events import LISTENERS
from coachsite.demo.pretend_stripe.webhooks import signature

pytestmark = pytest.mark.django_db
CONNECT, WEBHOOK = "/admin/money/stripe/", "/stripe/webhook/"


def states():
    return {step.slug: step.state.value for step in connecting.steps("America/New_York")}


def found(slug):
    return " ".join(next(step.found for step in connecting.steps("America/New_York") if step.slug == slug))


@pytest.fixture
def endpoint(stripe):
    """Stripe tells this site of everything."""
    stripe.webhook = connecting.address()
    return stripe


def event(kind="charge.updated"):
    return json.dumps({"id": "evt_1", "type": kind, "data": {"object": {}}}).encode()


def arrive(browser, secret):
    body = event()
    return browser.post(WEBHOOK, body, content_type="application/json", headers={"Stripe-Signature": signature(body, secret)})


@pytest.fixture
def no_keys(settings):
    settings.STRIPE_SECRET_KEY = settings.STRIPE_WEBHOOK_SECRET = settings.STRIPE_API_URL = ""


def test_a_new_practice_is_led_through_the_steps(signed_in, owner, no_keys, settings):
    settings.SITE_URL = "https://coach.example.org"
    assert states() == {"key": "todo", "accepted": "later", "endpoint": "later", "secret": "later", "event": "later"}
    words = signed_in(owner).get(CONNECT).content.decode()
    assert "https://coach.example.org/stripe/webhook/" in words
    assert "checkout.session.completed" in words
    assert "STRIPE_SECRET_KEY=" in words


def test_everything_in_its_place_is_said(signed_in, owner, client, endpoint, settings):
    assert arrive(client, settings.STRIPE_WEBHOOK_SECRET).status_code == 200
    assert set(states().values()) == {"done"}
    assert "Everything is in its place" in signed_in(owner).get(CONNECT).content.decode()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("sk_test_secretsecret1234", "It ends in 1234. It is a key of test mode."),
        ("rk_live_secretsecret9876", "It ends in 9876. It is a live key: real money."),
        ("strange", "It ends in ange."),
    ],
)
def test_a_key_is_told_by_its_mode_and_last_characters(settings, monkeypatch, key, words):
    monkeypatch.setattr(stripe_api, "check_key", lambda: None)
    monkeypatch.setattr(stripe_api, "webhook_endpoints", list)
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = key, ""
    assert found("key").endswith(words)


def test_no_key_or_secret_is_on_the_page(signed_in, owner, endpoint, settings):
    settings.STRIPE_WEBHOOK_SECRET = "whsec_neverseenanywhere"
    words = signed_in(owner).get(CONNECT).content.decode()
    assert settings.STRIPE_SECRET_KEY not in words
    assert "neverseen" not in words


def test_a_key_that_stripe_does_not_know_is_told(stripe, settings):
    settings.STRIPE_SECRET_KEY = "sk_test_another"
    assert states()["accepted"] == "problem"
    assert states()["endpoint"] == "later"
    assert "Stripe doesn't know this key" in found("accepted")


@pytest.mark.parametrize("name", ["APIConnectionError", "InvalidRequestError", "APIError", "RateLimitError"])
def test_what_stripe_does_not_answer_is_not_guessed(stripe, monkeypatch, name):
    def refuse():
        raise stripe_api.StripeProblem(name)

    monkeypatch.setattr(stripe_api, "check_key", refuse)
    assert (states()["accepted"], states()["endpoint"]) == ("unknown", "later")


def test_a_restricted_key_is_enough(stripe, monkeypatch):
    def refuse():
        raise stripe_api.StripeProblem("PermissionError")

    monkeypatch.setattr(stripe_api, "check_key", refuse)
    monkeypatch.setattr(stripe_api, "webhook_endpoints", refuse)
    assert (states()["accepted"], states()["endpoint"]) == ("done", "unknown")


def test_a_stripe_that_never_answers_keeps_nobody_waiting(signed_in, owner, settings, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.STRIPE_SECRET_KEY = "sk_test_1"
        settings.STRIPE_API_URL = f"http://127.0.0.1:{silent.getsockname()[1]}"
        monkeypatch.setattr(stripe_api, "HURRY", 0.2)
        answer = signed_in(owner).get(CONNECT)
    assert answer.status_code == 200
    assert "Stripe didn't answer within some seconds" in answer.content.decode().replace("&#x27;", "'")


def test_a_stripe_that_is_away_is_told(settings, stripe):
    stripe.shutdown()
    stripe.server_close()
    assert states()["accepted"] == "unknown"


def test_an_endpoint_of_another_site_is_none_of_ours(stripe):
    stripe.webhook = "https://elsewhere.example.org/stripe/webhook/"
    assert states()["endpoint"] == "todo"


def test_missing_events_are_named(endpoint):
    endpoint.delivery.enabled_events = [name for name in sorted(LISTENERS) if name != "checkout.session.completed"]
    assert states()["endpoint"] == "problem"
    assert found("endpoint") == "This event isn't sent: checkout.session.completed."


@pytest.mark.parametrize("missing", sorted(LISTENERS))
def test_each_event_that_we_listen_to_is_named_where_it_is_missing(missing, stripe, monkeypatch):
    row = {"url": connecting.address(), "status": "enabled", "enabled_events": sorted(set(LISTENERS) - {missing})}
    monkeypatch.setattr(connecting.stripe_api, "webhook_endpoints", lambda: [row])
    step = connecting.steps("UTC")[2]
    assert (step.state.value, step.found) == ("problem", (f"This event isn't sent: {missing}.",))


def test_an_endpoint_that_sends_nothing_of_it_is_told_every_event(signed_in, owner, stripe, monkeypatch):
    row = {"url": connecting.address(), "status": "enabled", "enabled_events": ["payout.paid"]}
    monkeypatch.setattr(connecting.stripe_api, "webhook_endpoints", lambda: [row])
    page = unescape(signed_in(owner).get(reverse("books_admin:connect")).content.decode())
    assert f"These events aren't sent: {', '.join(sorted(LISTENERS))}." in page
    assert "customer.updated" in LISTENERS


def test_an_endpoint_that_is_switched_off_is_told(stripe, monkeypatch):
    row = {"url": connecting.address(), "status": "disabled", "enabled_events": ["*"]}
    monkeypatch.setattr(stripe_api, "webhook_endpoints", lambda: [row])
    assert states()["endpoint"] == "problem"


def test_a_secret_that_is_none_of_stripes_is_told(no_keys, settings, monkeypatch):
    monkeypatch.setattr(stripe_api, "check_key", lambda: None)
    monkeypatch.setattr(stripe_api, "webhook_endpoints", list)
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_1", "sk_test_1"
    assert states()["secret"] == "problem"


def test_the_last_message_is_told_with_its_moment(stripe, client, settings):
    assert states()["event"] == "todo"
    arrive(client, settings.STRIPE_WEBHOOK_SECRET)
    StripeEvent.objects.update(received_at=datetime(2026, 11, 29, 15, tzinfo=UTC))
    assert found("event") == "The last one: charge.updated, Sunday, November 29, 2026, 10 a.m. New York time (EST)."


def test_a_message_that_came_only_by_asking_is_a_problem(stripe):
    StripeEvent.objects.create(stripe_id="evt_1", kind="charge.refunded", delivered=False)
    assert states()["event"] == "problem"
    assert "only because we asked" in found("event")


def test_wrong_signatures_are_counted_until_a_good_one_comes(stripe, client, settings):
    for _ in range(2):
        assert arrive(client, "whsec_wrong").status_code == 400
    assert refused.found().count == 2
    assert states()["event"] == "problem"
    assert "2 messages were refused within 30 days" in found("event")
    arrive(client, settings.STRIPE_WEBHOOK_SECRET)
    assert states()["event"] == "done"


@pytest.mark.parametrize("header", ["", "t=1,v1=a", "t=1796000000", "v1=" + "a" * 64])
def test_what_strangers_make_up_says_nothing_of_the_secret(stripe, client, header):
    answer = client.post(WEBHOOK, event(), content_type="application/json", headers={"Stripe-Signature": header})
    assert (answer.status_code, refused.found()) == (400, None)


def test_a_signed_body_that_is_no_event_is_no_wrong_signature(stripe, client, settings):
    header = {"Stripe-Signature": signature(b"[]", settings.STRIPE_WEBHOOK_SECRET)}
    assert client.post(WEBHOOK, b"[]", content_type="application/json", headers=header).status_code == 400
    assert refused.found() is None


@pytest.mark.parametrize("person", ["coach", "editor", "clara"])
def test_only_the_owner_connects_stripe(request, signed_in, no_keys, person):
    assert signed_in(request.getfixturevalue(person)).get(reverse("books_admin:connect")).status_code in {302, 404}


@pytest.mark.parametrize(("key", "is_test"), [("", True), ("rk_test_1", True), ("sk_live_1", False)])
def test_the_help_leads_to_the_dashboard_of_the_keys_mode(key, is_test, signed_in, owner, no_keys, settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = key, "http://127.0.0.1:9"
    words = signed_in(owner).get(CONNECT).content.decode()
    assert ("dashboard.stripe.com/test/webhooks" in words, "dashboard.stripe.com/webhooks" in words) == (is_test, not is_test)
