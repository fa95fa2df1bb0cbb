"""The one place that speaks to Stripe: https://docs.stripe.com/api"""

import logging
from functools import partial

import stripe
from django.conf import settings

from coaching.practice.tracebacks import without_words

logger = logging.getLogger(__name__)


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


def event_from(body, signature):
    """The event in a webhook's body as a dict. Raises ValueError for a wrong, old or changed signature."""
    try:
        event = stripe.Webhook.construct_event(body, signature, settings.STRIPE_WEBHOOK_SECRET)
    except stripe.SignatureVerificationError as error:
        raise ValueError(str(error)) from error
    return event.to_dict()


def _ask(question):
    try:
        return question().to_dict()
    except stripe.StripeError as error:
        logger.warning("Stripe (%s, request %s): %s", error.code, error.request_id, without_words(error))
        raise StripeProblem(type(error).__name__) from error
