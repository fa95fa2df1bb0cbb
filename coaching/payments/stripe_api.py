"""The one place that speaks to Stripe: https://docs.stripe.com/api"""

import json
import logging
from functools import partial
from typing import Any

import stripe
from django.conf import settings

from coaching.practice.tracebacks import without_words

logger = logging.getLogger(__name__)
LONGEST_ID, LONGEST_TYPE = 255, 100  # characters; what a row holds


class StripeProblem(Exception):
    """Stripe did not answer, or refused; nothing was charged. `sentence` is for the person who paid."""


def is_configured():
    """Whether packages can be paid for here; otherwise they say "ask about this"."""
    return bool(settings.STRIPE_SECRET_KEY)


def _client():
    client = partial(stripe.StripeClient, settings.STRIPE_SECRET_KEY, max_network_retries=2)
    return client(base_addresses={"api": settings.STRIPE_API_URL}) if settings.STRIPE_API_URL else client()


def create_session(params, idempotency_key):
    """A Checkout session as a dict. https://docs.stripe.com/api/checkout/sessions/create"""
    return _ask(lambda: _client().v1.checkout.sessions.create(params, {"idempotency_key": str(idempotency_key)}))


def fetch_session(session_id):
    """https://docs.stripe.com/api/checkout/sessions/retrieve"""
    return _ask(lambda: _client().v1.checkout.sessions.retrieve(session_id))


def event_from(body: bytes, signature: str) -> dict[str, Any]:
    """The event in a webhook's body as a dict with id, type and data.object.

    Raises ValueError for a wrong, old or changed signature, and for a body that is no such event.
    """
    if not signature.isascii():  # which the library compares with an error
        raise ValueError("bad signature")
    try:
        text = body.decode()
        stripe.WebhookSignature.verify_header(text, signature, settings.STRIPE_WEBHOOK_SECRET, stripe.Webhook.DEFAULT_TOLERANCE)
        event = json.loads(text)
    except stripe.SignatureVerificationError as error:
        raise ValueError("bad signature") from error
    except (ValueError, RecursionError) as error:
        raise ValueError("not an event: no JSON in UTF-8") from error
    if not is_event(event):
        raise ValueError("not an event: it has no id, type and data.object")
    return event


def is_event(event: Any) -> bool:
    """Whether this has what is asked of an event: https://docs.stripe.com/api/events/object"""
    thing = event["data"].get("object") if isinstance(event, dict) and isinstance(event.get("data"), dict) else None
    return isinstance(thing, dict) and is_name(event.get("id")) and is_name(event.get("type"), LONGEST_TYPE)


def is_name(value: Any, longest: int = LONGEST_ID) -> bool:
    """Whether this may be an id of Stripe's, or a type of event."""
    return isinstance(value, str) and value.isascii() and value.isprintable() and 0 < len(value) <= longest


def check_key():
    """Asks for the account's balance, as a check of the key: https://docs.stripe.com/api/balance. Raises StripeProblem, whose
    text is the name of Stripe's error, within HURRY seconds or so."""
    return _ask(lambda: _in_a_hurry().v1.balance.retrieve())


def webhook_endpoints():
    """The addresses that Stripe tells of events: https://docs.stripe.com/api/webhook_endpoints. Raises as `check_key`."""
    return _ask(lambda: _in_a_hurry().v1.webhook_endpoints.list({"limit": 100}))["data"]


HURRY = 4  # seconds that a page of ours waits for what is only a check


def _in_a_hurry():
    where: Any = {"base_addresses": {"api": settings.STRIPE_API_URL}} if settings.STRIPE_API_URL else {}
    http = stripe.RequestsClient(timeout=HURRY)
    return stripe.StripeClient(settings.STRIPE_SECRET_KEY, max_network_retries=0, http_client=http, **where)


def _ask(question):
    try:
        return question().to_dict()
    except stripe.StripeError as error:
        logger.warning("Stripe (%s, request %s): %s", error.code, error.request_id, without_words(error))
        raise StripeProblem(type(error).__name__) from error
