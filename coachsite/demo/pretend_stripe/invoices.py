"""The monthly invoices of a subscription. https://docs.stripe.com/api/invoices"""

from coachsite.demo.pretend_stripe import forms, payments
from coachsite.demo.pretend_stripe.billing_blanks import INVOICE, LINE
from coachsite.demo.pretend_stripe.events import change, emit

FILTERS = {
    "customer": forms.text,
    "subscription": forms.text,
    "status": forms.one_of("draft", "open", "paid", "uncollectible", "void"),
}
PAYMENT_FILTERS = {
    "invoice": forms.text,
    "status": forms.one_of("open", "paid", "canceled"),
    "payment": forms.Form("type", type=forms.one_of("payment_intent"), payment_intent=forms.text),
}


def subscription_of(invoice):
    return invoice["parent"]["subscription_details"]["subscription"]


def of(store, subscription_id):
    """The invoices of a subscription, newest first."""
    return [invoice for invoice in store.all("invoice") if subscription_of(invoice) == subscription_id]


def draft_of(store, subscription_id):
    return next((invoice for invoice in of(store, subscription_id) if invoice["status"] == "draft"), None)


def draft(store, subscription, item, reason):
    """An invoice for the item's month, which can still change."""
    customer = store.find(subscription["customer"])
    amount = item["price"]["unit_amount"] * item["quantity"]
    amounts = ("amount_due", "amount_remaining", "subtotal", "subtotal_excluding_tax", "total", "total_excluding_tax")
    invoice_id = store.new_id("in")
    line = _line(store, invoice_id, subscription, item, amount)
    details = {"metadata": dict(subscription["metadata"]), "subscription": subscription["id"]}
    invoice = store.add(
        {
            **INVOICE,
            **dict.fromkeys(amounts, amount),
            "id": invoice_id,
            "billing_reason": reason,
            "created": store.now(),
            "currency": subscription["currency"],
            "customer": customer["id"],
            "customer_email": customer["email"],
            "customer_name": customer["name"],
            "lines": {"object": "list", "data": [line], "has_more": False, "url": f"/v1/invoices/{invoice_id}/lines"},
            "parent": {"quote_details": None, "subscription_details": details, "type": "subscription_details"},
            "period_end": item["current_period_start"],
            "period_start": item["current_period_start"],
        }
    )
    emit(store, "invoice.created", invoice)
    return invoice


def finalize(store, invoice):
    """A draft becomes an invoice with a number and a payment."""
    customer = store.find(invoice["customer"])
    number = f"{customer['invoice_prefix']}-{customer['next_invoice_sequence']:04}"
    customer["next_invoice_sequence"] += 1
    terms = {name: invoice[name] for name in ("currency", "customer")}
    intent = payments.new_intent(store, amount=invoice["amount_due"], types=["card"], **terms)
    store.add(_payment(store, invoice, intent))
    moments = {**invoice["status_transitions"], "finalized_at": store.now()}
    values = {"status": "open", "number": number, "effective_at": store.now(), "status_transitions": moments}
    change(store, "invoice.finalized", invoice, **values)


def stop(store, subscription_id):
    """What is not paid yet is no longer tried."""
    for invoice in of(store, subscription_id):
        if invoice["status"] in ("draft", "open"):
            change(store, "invoice.updated", invoice, auto_advance=False, next_payment_attempt=None)


def payments_of(store, invoice):
    return list(reversed(store.all("invoice_payment", invoice=invoice["id"])))


def _payment(store, invoice, intent):
    return {
        "id": store.new_id("inpay"),
        "object": "invoice_payment",
        "amount_paid": None,
        "amount_requested": invoice["amount_due"],
        "created": store.now(),
        "currency": invoice["currency"],
        "invoice": invoice["id"],
        "is_default": True,
        "livemode": False,
        "payment": {"payment_intent": intent["id"], "type": "payment_intent"},
        "status": "open",
        "status_transitions": {"canceled_at": None, "paid_at": None},
    }


def _line(store, invoice_id, subscription, item, amount):
    price = item["price"]
    of_item = {"invoice_item": None, "proration": False, "proration_details": None}
    of_item |= {"subscription": subscription["id"], "subscription_item": item["id"]}
    details = {"price": price["id"], "product": price["product"]}
    return {
        **LINE,
        "id": store.new_id("il"),
        "amount": amount,
        "currency": price["currency"],
        "description": store.find(price["product"])["name"],
        "invoice": invoice_id,
        "parent": {
            "invoice_item_details": None,
            "subscription_item_details": of_item,
            "type": "subscription_item_details",
        },
        "period": {"start": item["current_period_start"], "end": item["current_period_end"]},
        "pricing": {"price_details": details, "type": "price_details", "unit_amount_decimal": price["unit_amount_decimal"]},
        "quantity": item["quantity"],
        "subscription": subscription["id"],
        "subtotal": amount,
    }
