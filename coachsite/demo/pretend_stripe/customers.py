"""Customers, their cards, and products. https://docs.stripe.com/api/customers"""

from coachsite.demo.pretend_stripe import forms
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.events import change, emit

CREATE = forms.Form(email=forms.email, name=forms.text_up_to(256), description=forms.text, metadata=forms.metadata)
CREATE_PRODUCT = forms.Form("name", name=forms.text, description=forms.text, metadata=forms.metadata)
WORKING_CARD, FAILING_CARD = "4242", "0341"  # the last digits, as of Stripe's own test cards


def create(store, params):
    customer = store.add(
        {
            "id": store.new_id("cus", 14),
            "object": "customer",
            "created": store.now(),
            "livemode": False,
            "address": None,
            "balance": 0,
            "currency": None,
            "default_source": None,
            "delinquent": False,
            "description": params.get("description"),
            "email": params.get("email"),
            "invoice_prefix": store.new_id("", 8)[1:].upper(),
            "invoice_settings": {
                "custom_fields": None,
                "default_payment_method": None,
                "footer": None,
                "rendering_options": None,
            },
            "metadata": params.get("metadata", {}),
            "name": params.get("name"),
            "next_invoice_sequence": 1,
            "phone": None,
            "preferred_locales": [],
            "shipping": None,
            "tax_exempt": "none",
            "test_clock": None,
        }
    )
    emit(store, "customer.created", customer)
    return customer


def create_product(store, params):
    product = store.add(
        {
            "id": store.new_id("prod", 14),
            "object": "product",
            "active": True,
            "created": store.now(),
            "updated": store.now(),
            "default_price": None,
            "description": params.get("description"),
            "images": [],
            "livemode": False,
            "marketing_features": [],
            "metadata": params.get("metadata", {}),
            "name": params["name"],
            "package_dimensions": None,
            "shippable": None,
            "statement_descriptor": None,
            "tax_code": None,
            "unit_label": None,
            "url": None,
        }
    )
    emit(store, "product.created", product)
    return product


def new_method(store, *, kind="card", works=True, email=None, name=None):
    """A payment method that nobody owns yet; unless it `works`, it can be saved, and every later charge fails."""
    method = {
        "id": store.new_id("pm"),
        "object": "payment_method",
        "billing_details": {"address": None, "email": email, "name": name, "phone": None, "tax_id": None},
        "created": store.now(),
        "customer": None,
        "livemode": False,
        "metadata": {},
        "type": kind,
    }
    if kind == "card":
        method["card"] = card(WORKING_CARD if works else FAILING_CARD)
    return store.add(method)


def card(last4):
    return {
        "brand": "visa",
        "checks": None,
        "country": "US",
        "display_brand": "visa",
        "exp_month": 12,
        "exp_year": 2040,
        "fingerprint": None,
        "funding": "credit",
        "generated_from": None,
        "last4": last4,
        "networks": None,
        "three_d_secure_usage": None,
        "wallet": None,
    }


def attach(store, method, customer_id):
    method["customer"] = customer_id
    emit(store, "payment_method.attached", method)


def works(method):
    return method["type"] != "card" or method["card"]["last4"] != FAILING_CARD


def method_of(store, customer_id, method_id=None, param="default_payment_method"):
    """The payment method with which a customer is charged. Raises Refused when there is none, or it is someone else's."""
    customer = store.find(customer_id, "customer", "customer")
    chosen = method_id or customer["invoice_settings"]["default_payment_method"]
    if not chosen:
        raise Refused("This customer has no attached payment source or default payment method.", code="resource_missing")
    if store.find(chosen, "payment_method", param)["customer"] != customer_id:
        words = f"The customer does not have a payment method with the ID {chosen}. It must be attached to the customer."
        raise Refused(words, code="resource_missing", param=param)
    return store.find(chosen)


def mend_card(store, customer_id):
    """The customer gives another card, which becomes the one for their invoices and running subscriptions."""
    customer = store.find(customer_id, "customer", "customer")
    method = new_method(store, email=customer["email"], name=customer["name"])
    attach(store, method, customer_id)
    settings = {**customer["invoice_settings"], "default_payment_method": method["id"]}
    change(store, "customer.updated", customer, invoice_settings=settings)
    for subscription in store.all("subscription", customer=customer_id):
        if subscription["status"] != "canceled":
            change(store, "customer.subscription.updated", subscription, default_payment_method=method["id"])
    return method
