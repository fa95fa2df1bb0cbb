"""Charging the card for an open invoice. https://docs.stripe.com/billing/revenue-recovery/smart-retries"""

from coachsite.demo.pretend_stripe import customers, invoices, payments
from coachsite.demo.pretend_stripe.balance import DAY
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.events import change, emit

TRIES, DAYS_BETWEEN_TRIES = 4, 3


def attempt(store, invoice_id, succeeds=None):
    """Charges the customer's card for an open invoice. Unless `succeeds` says so, the card decides."""
    invoice = store.find(invoice_id, "invoice", "invoice")
    if invoice["status"] != "open":
        raise Refused(f"This invoice is {invoice['status']}; only an open one can be tried.")
    subscription = store.find(invoices.subscription_of(invoice))
    method = customers.method_of(store, invoice["customer"], subscription["default_payment_method"])
    invoice.update(attempt_count=invoice["attempt_count"] + 1, attempted=True)
    [payment] = store.all("invoice_payment", invoice=invoice_id)
    intent = store.find(payment["payment"]["payment_intent"])
    took = customers.works(method) if succeeds is None else succeeds
    (_paid if took else _failed)(store, invoice, payment, intent, method)
    _tell_subscription(store, subscription)
    return invoice


def _paid(store, invoice, payment, intent, method):
    payments.succeed(store, intent, method)
    moments = {**payment["status_transitions"], "paid_at": store.now()}
    payment.update(status="paid", amount_paid=invoice["amount_due"], status_transitions=moments)
    emit(store, "invoice_payment.paid", payment)
    moments = {**invoice["status_transitions"], "paid_at": store.now()}
    values = {"amount_paid": invoice["amount_due"], "amount_remaining": 0, "next_payment_attempt": None, "auto_advance": False}
    change(store, "invoice.updated", invoice, status="paid", ending_balance=0, status_transitions=moments, **values)
    emit(store, "invoice.paid", invoice)
    emit(store, "invoice.payment_succeeded", invoice)
    payments.book(store, intent)


def _failed(store, invoice, payment, intent, method):
    payments.fail(store, intent, method)
    again = invoice["attempt_count"] < TRIES and invoice["auto_advance"]
    moment = store.now() + DAYS_BETWEEN_TRIES * DAY if again else None
    change(store, "invoice.updated", invoice, next_payment_attempt=moment)
    emit(store, "invoice.payment_failed", invoice)


def _tell_subscription(store, subscription):
    """A subscription is past due while one of its invoices is open and was tried."""
    owing = any(invoice["status"] == "open" and invoice["attempted"] for invoice in invoices.of(store, subscription["id"]))
    status = "past_due" if owing else "active"
    if subscription["status"] not in ("canceled", status):
        change(store, "customer.subscription.updated", subscription, status=status)
