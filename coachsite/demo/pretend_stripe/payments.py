"""Payments and the charges that try them. https://docs.stripe.com/api/payment_intents"""

from coachsite.demo.pretend_stripe import balance, customers
from coachsite.demo.pretend_stripe.blanks import CHARGE, PAYMENT_INTENT
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.events import change, emit

LATE = {"usd": "us_bank_account", "eur": "sepa_debit"}  # how a bank account pays, by currency
LATE_ELSEWHERE = "customer_balance"
DECLINED = "Your card was declined."


def late_type(currency):
    return LATE.get(currency, LATE_ELSEWHERE)


def new_intent(store, *, amount, currency, types, customer=None, metadata=None):
    intent = store.add(
        {
            **PAYMENT_INTENT,
            "id": store.new_id("pi"),
            "amount": amount,
            "created": store.now(),
            "currency": currency,
            "customer": customer,
            "metadata": metadata or {},
            "payment_method_types": types,
        }
    )
    intent["client_secret"] = f"{intent['id']}_secret_{store.new_id('', 24)[1:]}"
    emit(store, "payment_intent.created", intent)
    return intent


def succeed(store, intent, method=None):
    """The money arrived: of a charge that was pending, or of a new one."""
    charge = _pending(store, intent) or _new_charge(store, intent, method)
    charge.update(status="succeeded", paid=True, captured=True, amount_captured=charge["amount"], outcome=_OUTCOME)
    emit(store, "charge.succeeded", charge)
    intent.update(status="succeeded", amount_received=intent["amount"], last_payment_error=None, processing=None)
    intent.update(latest_charge=charge["id"], payment_method=charge["payment_method"])
    emit(store, "payment_intent.succeeded", intent)


def book(store, intent):
    """A little later the fee is known, and Stripe tells of the charge once more."""
    charge = store.find(intent["latest_charge"], "charge")
    movement = balance.book(store, charge, charge["amount"], fee=balance.card_fee(charge["amount"]), kind="charge")
    change(store, "charge.updated", charge, balance_transaction=movement["id"])


def wait(store, intent, method):
    """A bank is asked, which answers in days."""
    charge = _new_charge(store, intent, method)
    intent.update(status="processing", latest_charge=charge["id"], payment_method=method["id"])
    emit(store, "charge.pending", charge)
    emit(store, "payment_intent.processing", intent)


def fail(store, intent, method=None, words=DECLINED):
    """A card or a bank says no; the payment can be tried again."""
    charge = _pending(store, intent) or _new_charge(store, intent, method)
    charge.update(status="failed", failure_code="card_declined", failure_message=words)
    emit(store, "charge.failed", charge)
    error = {"type": "card_error", "code": "card_declined", "decline_code": "generic_decline", "message": words}
    error |= {"charge": charge["id"], "payment_method": dict(store.find(charge["payment_method"]))}
    intent.update(status="requires_payment_method", latest_charge=charge["id"], payment_method=None, last_payment_error=error)
    emit(store, "payment_intent.payment_failed", intent)


def cancel(store, intent):
    change(store, "payment_intent.canceled", intent, status="canceled", canceled_at=store.now(), cancellation_reason="automatic")


def charge_of(store, params):
    """The charge that a refund or dispute is about, named by itself or by its payment. Raises Refused."""
    if ("charge" in params) == ("payment_intent" in params):
        words = "One of the following params should be provided for this request: payment_intent or charge."
        raise Refused(words, code="parameter_missing")
    charge_id = params.get("charge")
    if charge_id is None:
        charge_id = store.find(params["payment_intent"], "payment_intent", "payment_intent")["latest_charge"]
    charge = store.find(charge_id, "charge", "charge") if charge_id else None
    if charge is None or charge["status"] != "succeeded":
        raise Refused("This payment does not have a successful charge.", code="charge_not_succeeded", param="payment_intent")
    return charge


def _pending(store, intent):
    charge = store.objects.get(intent["latest_charge"])
    return charge if charge and charge["status"] == "pending" else None


def _new_charge(store, intent, method):
    details = {"type": method["type"]}
    if method["type"] == "card":
        details["card"] = {key: customers.card(method["card"]["last4"])[key] for key in _CARD_OF_CHARGE}
    return store.add(
        {
            **CHARGE,
            "id": store.new_id("ch"),
            "amount": intent["amount"],
            "billing_details": dict(method["billing_details"]),
            "created": store.now(),
            "currency": intent["currency"],
            "customer": intent["customer"],
            "metadata": dict(intent["metadata"]),
            "payment_intent": intent["id"],
            "payment_method": method["id"],
            "payment_method_details": details,
        }
    )


_CARD_OF_CHARGE = ("brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4", "wallet")
_OUTCOME = {
    "advice_code": None,
    "network_advice_code": None,
    "network_decline_code": None,
    "network_status": "approved_by_network",
    "reason": None,
    "risk_level": "normal",
    "seller_message": "Payment complete.",
    "type": "authorized",
}
