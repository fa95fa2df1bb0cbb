"""The addresses of the API, each with what it takes and who answers. Paths are written as in Stripe's description."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coachsite.demo.pretend_stripe import (
    balance,
    checkout,
    customers,
    disputes,
    events,
    invoices,
    lists,
    paying,
    portal,
    refunds,
    schedules,
)
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.forms import Form

NOTHING = Form()


@dataclass(frozen=True)
class Route:
    """`answer(store, params)`, with the object's id too where the path holds one."""

    verb: str
    path: str
    form: Form
    answer: Callable[..., dict[str, Any]]

    def match(self, verb, path):
        return verb == self.verb and re.fullmatch(re.sub(r"\{\w+\}", r"([^/]+)", self.path), path)


def find(verb, path):
    """(route, the ids in the path). Raises Refused (404) for an address that is not carried."""
    for route in ROUTES:
        if match := route.match(verb, path):
            return route, match.groups()
    raise Refused(f"Unrecognized request URL ({verb}: {path}).", status=404)


def create(path, form, answer):
    return Route("POST", path, form.with_(**lists.EXPAND), answer)


def read(path, answer):
    return Route("GET", path, Form(**lists.EXPAND), answer)


def one(path, kind):
    """GET of one object; the error names the parameter of the path."""
    [param] = re.findall(r"\{(\w+)\}", path)
    return read(path, lambda store, params, object_id: store.find(object_id, kind, param))


def many(path, kind, wanted=None, **filters):
    """GET of a page of a kind, of those that `wanted(thing, params)` takes; by default the equal fields."""
    wanted = wanted or (lambda thing, params: all(thing[name] == params[name] for name in filters if name in params))

    def answer(store, params):
        found = [thing for thing in store.all(kind) if wanted(thing, params)]
        return lists.page(store, found, params, path)

    return Route("GET", path, Form(**lists.PAGE, created=lists.moments, **filters), answer)


def _invoice_wanted(invoice, params):
    if params.get("subscription", invoices.subscription_of(invoice)) != invoices.subscription_of(invoice):
        return False
    return all(invoice[name] == params[name] for name in ("customer", "status") if name in params)


def _payment_wanted(payment, params):
    intent = payment["payment"]["payment_intent"]
    if params.get("payment", {}).get("payment_intent", intent) != intent:
        return False
    return all(payment[name] == params[name] for name in ("invoice", "status") if name in params)


def _expire(store, _params, session_id):
    return paying.expire(store, store.find(session_id, "checkout.session", "session"))


def _endpoints(store, params):
    return lists.page(store, store.endpoints(), params, "/v1/webhook_endpoints")


ROUTES = [
    create("/v1/checkout/sessions", checkout.CREATE, checkout.create),
    create("/v1/checkout/sessions/{session}/expire", NOTHING, _expire),
    one("/v1/checkout/sessions/{session}", "checkout.session"),
    one("/v1/payment_intents/{intent}", "payment_intent"),
    one("/v1/setup_intents/{intent}", "setup_intent"),
    one("/v1/charges/{charge}", "charge"),
    create("/v1/refunds", refunds.CREATE, refunds.create),
    one("/v1/refunds/{refund}", "refund"),
    many("/v1/refunds", "refund", **refunds.FILTERS),
    one("/v1/disputes/{dispute}", "dispute"),
    many("/v1/disputes", "dispute", **disputes.FILTERS),
    create("/v1/customers", customers.CREATE, customers.create),
    create("/v1/customers/{customer}", customers.UPDATE, customers.update),
    one("/v1/customers/{customer}", "customer"),
    one("/v1/payment_methods/{payment_method}", "payment_method"),
    create("/v1/products", customers.CREATE_PRODUCT, customers.create_product),
    create("/v1/subscription_schedules", schedules.CREATE, schedules.create),
    create("/v1/subscription_schedules/{schedule}/cancel", NOTHING, schedules.cancel),
    create("/v1/subscription_schedules/{schedule}", schedules.UPDATE, schedules.update),
    one("/v1/subscription_schedules/{schedule}", "subscription_schedule"),
    many("/v1/subscription_schedules", "subscription_schedule", **schedules.FILTERS),
    one("/v1/subscriptions/{subscription_exposed_id}", "subscription"),
    create("/v1/invoices/{invoice}/finalize", schedules.FINALIZE, schedules.finalize),
    create("/v1/invoices/{invoice}/pay", NOTHING, schedules.pay),
    create("/v1/invoices/{invoice}/void", NOTHING, schedules.void),
    one("/v1/invoices/{invoice}", "invoice"),
    many("/v1/invoices", "invoice", _invoice_wanted, **invoices.FILTERS),
    many("/v1/invoice_payments", "invoice_payment", _payment_wanted, **invoices.PAYMENT_FILTERS),
    one("/v1/balance_transactions/{id}", "balance_transaction"),
    create("/v1/billing_portal/sessions", portal.CREATE, portal.create),
    one("/v1/events/{id}", "event"),
    many("/v1/events", "event", events.wanted, **events.FILTERS),
    Route("GET", "/v1/webhook_endpoints", Form(**lists.PAGE), _endpoints),
    read("/v1/account", balance.account),
    read("/v1/balance", balance.balance),
]
