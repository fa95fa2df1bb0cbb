"""Checkout sessions in the shape of Stripe's API. https://docs.stripe.com/api/checkout/sessions/object"""

import secrets
import time
from typing import Any
from urllib.parse import parse_qsl

DAY = 24 * 60 * 60
API_VERSION = "2026-05-27.dahlia"
KNOWN = {"mode", "line_items", "client_reference_id", "customer_email", "success_url", "cancel_url", "metadata"}


class Refused(Exception):
    """A request that Stripe would refuse, with its error object."""

    def __init__(self, message, kind="invalid_request_error", status=400, **details):
        super().__init__(message)
        self.status = status
        self.body = {"error": {"type": kind, "message": message, **details}}


def nested(body):
    """Stripe's form encoding `a[b][0]=c` as dicts and lists of texts."""
    found: dict[str, Any] = {}
    for key, value in parse_qsl(body, keep_blank_values=True):
        *path, last = key.replace("]", "").split("[")
        place = found
        for part in path:
            place = place.setdefault(part, {})
        place[last] = value
    return _with_lists(found)


def _with_lists(value):
    if not isinstance(value, dict):
        return value
    if value and all(key.isdigit() for key in value):
        return [_with_lists(value[key]) for key in sorted(value, key=int)]
    return {key: _with_lists(inner) for key, inner in value.items()}


def make(params, base):
    """An open session for what was asked; raises Refused for what Stripe would not take."""
    unknown = sorted(set(params) - KNOWN)
    if unknown:
        raise Refused(f"Received unknown parameter: {unknown[0]}", code="parameter_unknown", param=unknown[0])
    if params.get("mode") != "payment":
        raise Refused("You must provide `mode`; this pretend Stripe knows `payment` alone.")
    if not params.get("success_url"):
        raise Refused("Missing required param: success_url.")
    amount, currency = _total(params.get("line_items") or [])
    session_id = f"cs_test_{secrets.token_hex(24)}"
    return {
        **_BLANK,
        "id": session_id,
        "amount_subtotal": amount,
        "amount_total": amount,
        "currency": currency,
        "client_reference_id": params.get("client_reference_id"),
        "customer_email": params.get("customer_email"),
        "metadata": params.get("metadata", {}),
        "created": int(time.time()),
        "expires_at": int(time.time()) + DAY,
        "success_url": params["success_url"],
        "cancel_url": params.get("cancel_url"),
        "url": f"{base}/pay/{session_id}",
    }


def pay(session, arrived=True):
    """The session after its customer paid; unless `arrived`, the bank confirms later. Raises Refused for an expired one."""
    if session["status"] == "expired":
        raise Refused("This Checkout Session has expired.")
    paid = "paid" if session["amount_total"] else "no_payment_required"
    session.update(
        status="complete",
        payment_status=paid if arrived else "unpaid",
        url=None,
        payment_intent=session["payment_intent"] or f"pi_{secrets.token_hex(12)}",
        customer_details={
            "address": None,
            "email": session["customer_email"],
            "name": None,
            "phone": None,
            "tax_exempt": "none",
            "tax_ids": [],
            "business_name": None,
            "individual_name": None,
        },
    )
    return session


def event(kind, session):
    """What a webhook sends. https://docs.stripe.com/api/events/object"""
    return {
        "id": f"evt_{secrets.token_hex(12)}",
        "object": "event",
        "api_version": API_VERSION,
        "type": kind,
        "created": int(time.time()),
        "livemode": False,
        "pending_webhooks": 1,
        "data": {"object": session},
        "request": {"id": None, "idempotency_key": None},
    }


def _total(items):
    """(amount, currency) of the line items, in the smallest unit."""
    try:
        lines = [_line(item["price_data"], int(item.get("quantity", 1))) for item in items]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Refused(f"Missing or wrong param: line_items[price_data][{error}].", param="line_items") from error
    currencies = {currency for _amount, currency in lines}
    if len(currencies) != 1:
        raise Refused("There must be line items, all in one currency.", param="line_items")
    return sum(amount for amount, _currency in lines), currencies.pop()


def _line(price, quantity):
    """A line's amount and currency. Stripe asks for the product's name too, so its absence is a KeyError."""
    _ = price["product_data"]["name"]
    return int(price["unit_amount"]) * quantity, price["currency"]


_BLANK = {
    "object": "checkout.session",
    "mode": "payment",
    "status": "open",
    "payment_status": "unpaid",
    "livemode": False,
    "adaptive_pricing": {"enabled": False},
    "after_expiration": None,
    "allow_promotion_codes": None,
    "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
    "billing_address_collection": None,
    "client_secret": None,
    "consent": None,
    "consent_collection": None,
    "currency_conversion": None,
    "custom_fields": [],
    "custom_text": {"after_submit": None, "shipping_address": None, "submit": None, "terms_of_service_acceptance": None},
    "customer": None,
    "customer_creation": "if_required",
    "customer_details": None,
    "discounts": [],
    "invoice": None,
    "invoice_creation": None,
    "locale": None,
    "payment_intent": None,
    "payment_link": None,
    "payment_method_collection": "if_required",
    "payment_method_configuration_details": None,
    "payment_method_options": {},
    "payment_method_types": ["card"],
    "phone_number_collection": {"enabled": False},
    "recovered_from": None,
    "saved_payment_method_options": None,
    "setup_intent": None,
    "shipping_address_collection": None,
    "shipping_cost": None,
    "shipping_options": [],
    "submit_type": None,
    "subscription": None,
    "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
    "ui_mode": "hosted_page",
    "wallet_options": None,
}
