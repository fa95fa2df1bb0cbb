"""The one place that speaks to Stripe: https://docs.stripe.com/api"""

import json
import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any

import stripe
from django.conf import settings

from coaching.practice.tracebacks import without_words
from coaching.sweeping import portions

logger = logging.getLogger(__name__)
# At DEBUG the library writes down whole answers, with names and cards; what it says at INFO is for whoever asked for that level.
logging.getLogger("stripe").setLevel(max(logging.INFO, logging.getLogger().level))
PAGE, MOST_PAGES, MOST_TYPES = 100, 50, 20  # Stripe's limits of a list, and ours
LONGEST_ID, LONGEST_TYPE = 255, 100  # characters; what a row holds
TIMEOUT = (5, 15)  # seconds to reach it, and for its answer: a thread of the site waits for it
HURRY = 4  # seconds that a page of ours waits for what is only a check
REFUSALS = frozenset({400, 402, 403, 404})


class StripeProblem(Exception):
    """Stripe did not answer, or refused; nothing was charged. `status` is that of its answer, None without one."""

    def __init__(self, name: str, status: int | None = None, code: str = "") -> None:
        super().__init__(name)
        self.status, self.code = status, code

    @property
    def is_final(self) -> bool:
        """Whether Stripe said no: nothing was done, and the same question has the same answer. Else nobody knows yet."""
        return self.status in REFUSALS and str(self) != "IdempotencyError"

    @property
    def is_unreadable(self) -> bool:
        """Whether our key may not see it, or there is no such thing: it is of another account, or of the other mode."""
        return self.status in {403, 404}


class NotAtStripe(StripeProblem):
    """What was asked for is not in the account, or the mode, of our key."""


def is_configured():
    """Whether packages can be paid for here; otherwise they say "ask about this"."""
    return bool(settings.STRIPE_SECRET_KEY)


def connection(timeout: Any = TIMEOUT, retries: int = 1) -> Any:
    """Stripe's library with our key, for a question that `ask` or `every_page` puts. `timeout` is in seconds."""
    http = stripe.new_default_http_client(timeout=timeout)
    made = partial(stripe.StripeClient, settings.STRIPE_SECRET_KEY, max_network_retries=retries, http_client=http)
    return made(base_addresses={"api": settings.STRIPE_API_URL}) if settings.STRIPE_API_URL else made()


def _in_a_hurry():
    return connection(timeout=HURRY, retries=0)


def create_session(params, idempotency_key):
    """A Checkout session as a dict. https://docs.stripe.com/api/checkout/sessions/create"""
    return ask(lambda: connection().v1.checkout.sessions.create(params, {"idempotency_key": str(idempotency_key)}))


def fetch_session(session_id):
    """https://docs.stripe.com/api/checkout/sessions/retrieve"""
    return ask(lambda: connection().v1.checkout.sessions.retrieve(session_id))


def fetch_payment_intent(intent_id: str, expand: Iterable[str] = ()) -> dict[str, Any]:
    """https://docs.stripe.com/api/payment_intents/retrieve"""
    return ask(lambda: connection().v1.payment_intents.retrieve(intent_id, {"expand": [*expand]} if expand else {}))


def create_refund(params: dict[str, Any], idempotency_key: str) -> dict[str, Any]:
    """https://docs.stripe.com/api/refunds/create"""
    return ask(lambda: connection().v1.refunds.create(params, {"idempotency_key": idempotency_key}))


def refunds_of(intent_id: str) -> list[dict[str, Any]]:
    """All refunds of a payment, the first one first. https://docs.stripe.com/api/refunds/list"""
    return every_page(lambda page: connection().v1.refunds.list({"payment_intent": intent_id, **page}))


def fetch_dispute(dispute_id: str) -> dict[str, Any]:
    """https://docs.stripe.com/api/disputes/retrieve"""
    return ask(lambda: connection().v1.disputes.retrieve(dispute_id))


def events_since(moment: datetime, kinds: Iterable[str]) -> list[dict[str, Any]]:
    """What happened since `moment` (aware), the oldest first, of these types. Stripe keeps 30 days.
    https://docs.stripe.com/api/events/list"""
    found = []
    for some in portions(sorted(kinds), MOST_TYPES):
        found += _events(some, int(moment.timestamp()))
    return sorted(found, key=lambda event: event["created"])


def _events(kinds: list[str], since: int) -> list[dict[str, Any]]:
    asked = {"created": {"gte": since}, "types": kinds}
    return every_page(lambda page: connection().v1.events.list({**asked, **page}))


def every_page(question: Callable[[dict[str, Any]], Any]) -> list[dict[str, Any]]:
    """Every page of a list, the oldest first. Stripe gives the newest first."""
    found: list[dict[str, Any]] = []
    page: dict[str, Any] = {"limit": PAGE}
    for _number in range(MOST_PAGES):
        answer = ask(partial(question, page))
        found += answer["data"]
        if not answer["has_more"]:
            break
        page = {"limit": PAGE, "starting_after": found[-1]["id"]}
    return found[::-1]


def expire_session(session_id):
    """Closes the page of an open session. https://docs.stripe.com/api/checkout/sessions/expire"""
    return ask(lambda: connection().v1.checkout.sessions.expire(session_id))


def event_from(body: bytes, signature: str) -> dict[str, Any]:
    """The event in a webhook's body as a dict with id, type and data.object.

    Raises ValueError for a wrong, old or changed signature, and for a body that is no such event.
    """
    if not settings.STRIPE_WEBHOOK_SECRET:  # an empty one signs whatever anybody sends
        raise ValueError("no webhook secret is set")
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
    return ask(lambda: _in_a_hurry().v1.balance.retrieve())


def webhook_endpoints():
    """The addresses that Stripe tells of events: https://docs.stripe.com/api/webhook_endpoints. Raises as `check_key`."""
    return ask(lambda: _in_a_hurry().v1.webhook_endpoints.list({"limit": 100}))["data"]


def ask(question: Callable[[], Any]) -> dict[str, Any]:
    """Stripe's answer as a dict. Raises StripeProblem for whatever the library raises."""
    try:
        return question().to_dict()
    except stripe.StripeError as error:
        logger.warning("Stripe (%s, request %s): %s", error.code, error.request_id, without_words(error))
        problem = NotAtStripe if error.code == "resource_missing" else StripeProblem
        raise problem(type(error).__name__, error.http_status, error.code or "") from error
