"""What is asked of Stripe for instalments. https://docs.stripe.com/billing/subscriptions/subscription-schedules

Every question raises StripeProblem as those of `stripe_api` do; amounts are in the smallest unit of their currency.
"""

from typing import Any

from coaching.payments.stripe_api import ask, connection, every_page

Thing = dict[str, Any]


def fetch_setup_intent(setup_id: str) -> Thing:
    """https://docs.stripe.com/api/setup_intents/retrieve"""
    return ask(lambda: connection().v1.setup_intents.retrieve(setup_id))


def create_product(name: str, key: str) -> Thing:
    """https://docs.stripe.com/api/products/create"""
    return ask(lambda: connection().v1.products.create({"name": name}, {"idempotency_key": key}))


def charge_by(customer_id: str, method_id: str, key: str) -> Thing:
    """From now on a customer's invoices are charged by this card, until they give another in the portal.
    https://docs.stripe.com/api/customers/update"""
    params = {"invoice_settings": {"default_payment_method": method_id}}
    return ask(lambda: connection().v1.customers.update(customer_id, params, {"idempotency_key": key}))


def create_schedule(params: Thing, key: str) -> Thing:
    """https://docs.stripe.com/api/subscription_schedules/create"""
    return ask(lambda: connection().v1.subscription_schedules.create(params, {"idempotency_key": key}))


def schedules_of(customer_id: str) -> list[Thing]:
    """Those of a customer, the oldest first. https://docs.stripe.com/api/subscription_schedules/list"""
    return every_page(lambda page: connection().v1.subscription_schedules.list({"customer": customer_id, **page}))


def fetch_schedule(schedule_id: str) -> Thing:
    """https://docs.stripe.com/api/subscription_schedules/retrieve"""
    return ask(lambda: connection().v1.subscription_schedules.retrieve(schedule_id))


def shorten(schedule: Thing, months: int, key: str) -> Thing:
    """The schedule ends after so many months from its start, whatever it said before.
    https://docs.stripe.com/api/subscription_schedules/update"""
    [phase] = schedule["phases"]
    same = {
        "start_date": phase["start_date"],
        "items": [{"price": each["price"], "quantity": each["quantity"]} for each in phase["items"]],
        "metadata": phase["metadata"],
        "duration": {"interval": "month", "interval_count": months},
    }
    params = {"phases": [same], "metadata": {"months": str(months)}, "end_behavior": "cancel", "proration_behavior": "none"}
    return ask(lambda: connection().v1.subscription_schedules.update(schedule["id"], params, {"idempotency_key": key}))


def cancel_schedule(schedule_id: str, key: str) -> Thing:
    """No further month is charged. https://docs.stripe.com/api/subscription_schedules/cancel"""
    return ask(lambda: connection().v1.subscription_schedules.cancel(schedule_id, {}, {"idempotency_key": key}))


def invoices_of(subscription_id: str) -> list[Thing]:
    """Those of a subscription, the oldest first, with their payments. https://docs.stripe.com/api/invoices/list"""
    asked = {"subscription": subscription_id, "expand": ["data.payments"]}
    return every_page(lambda page: connection().v1.invoices.list({**asked, **page}))


def fetch_invoice(invoice_id: str) -> Thing:
    """With its payments. https://docs.stripe.com/api/invoices/retrieve"""
    return ask(lambda: connection().v1.invoices.retrieve(invoice_id, {"expand": ["payments"]}))


def pay(invoice_id: str, key: str) -> Thing:
    """Tries an open invoice again, now, by the card of its customer. Raises a final StripeProblem when the card is declined, or
    when it is paid already. https://docs.stripe.com/api/invoices/pay"""
    return ask(lambda: connection().v1.invoices.pay(invoice_id, {}, {"idempotency_key": key}))


def card_of(customer_id: str, subscription_id: str) -> str:
    """The id of the card by which a plan is charged: its subscription's if it names one, else its customer's; "" without.
    https://docs.stripe.com/billing/revenue-recovery/smart-retries"""
    own = ask(lambda: connection().v1.subscriptions.retrieve(subscription_id))["default_payment_method"]
    customer = ask(lambda: connection().v1.customers.retrieve(customer_id))
    return own or (customer.get("invoice_settings") or {}).get("default_payment_method") or ""


def give_up(invoice: Thing) -> None:
    """An invoice that is not paid is not charged anymore. A draft has to be finalized first, without being charged.
    https://docs.stripe.com/api/invoices/void"""
    invoice_id, status = invoice["id"], invoice["status"]
    if status == "draft":
        still = {"idempotency_key": f"finalize:{invoice_id}"}
        ask(lambda: connection().v1.invoices.finalize_invoice(invoice_id, {"auto_advance": False}, still))
    if status in {"draft", "open", "uncollectible"}:
        ask(lambda: connection().v1.invoices.void_invoice(invoice_id, {}, {"idempotency_key": f"void:{invoice_id}"}))


def portal(customer_id: str, return_url: str) -> str:
    """The address where a customer gives another card. https://docs.stripe.com/api/customer_portal/sessions/create"""
    params = {"customer": customer_id, "return_url": return_url}
    return ask(lambda: connection().v1.billing_portal.sessions.create(params))["url"]
