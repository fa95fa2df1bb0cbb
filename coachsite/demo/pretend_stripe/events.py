"""What happened, as Stripe tells it. https://docs.stripe.com/api/events"""

import secrets
import time
from copy import deepcopy

from coachsite.demo.pretend_stripe import forms

API_VERSION = "2026-05-27.dahlia"


def emit(store, kind, thing, before=None):
    """Records an event with the object as it is now, and hands it on to be delivered. `before`: what it had before a change."""
    made = {**event(kind, thing), "id": store.new_id("evt"), "created": store.now()}
    if before:
        made["data"]["previous_attributes"] = before
    store.heard(store.add(made))


def change(store, kind, thing, **values):
    """Gives the object these values, and emits an event that says what they were."""
    before = {name: deepcopy(thing.get(name)) for name, value in values.items() if thing.get(name) != value}
    thing.update(values)
    emit(store, kind, thing, before)


def event(kind, thing):
    """An event of now that is not recorded: https://docs.stripe.com/api/events/object"""
    return {
        "id": f"evt_{secrets.token_hex(12)}",
        "object": "event",
        "api_version": API_VERSION,
        "type": kind,
        "created": int(time.time()),
        "livemode": False,
        "pending_webhooks": 1,
        "data": {"object": deepcopy(thing)},
        "request": {"id": None, "idempotency_key": None},
    }


FILTERS = {"type": forms.text, "types": forms.Many(forms.text, most=20)}


def wanted(found, params):
    """`type` may end with `.*`, as `charge.*` does."""
    kinds = params.get("types") or [params["type"]] if params.get("types") or params.get("type") else None
    return kinds is None or any(_matches(found["type"], kind) for kind in kinds)


def _matches(kind, pattern):
    return kind.startswith(pattern[:-1]) if pattern.endswith(".*") else kind == pattern
