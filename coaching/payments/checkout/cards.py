"""With which card it was paid, for the receipt: its brand and last four digits, and nothing else of it."""

import re
from typing import Any

from coaching.payments import stripe_api
from coaching.payments.models import Payment

# https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-card-brand
BRANDS = {
    "amex": "American Express",
    "cartes_bancaires": "Cartes Bancaires",
    "diners": "Diners Club",
    "discover": "Discover",
    "eftpos_au": "Eftpos",
    "jcb": "JCB",
    "mastercard": "Mastercard",
    "unionpay": "UnionPay",
    "visa": "Visa",
}


def used_in(session: dict[str, Any]) -> str:
    """`Visa •••• 4242` of a Checkout session that was just paid; "" where Stripe doesn't tell, or it is known already."""
    intent = session.get("payment_intent")
    if session["payment_status"] != "paid" or not intent or Payment.objects.filter(reference=intent).exists():
        return ""
    try:
        return words(stripe_api.fetch_payment_intent(intent, expand=["latest_charge"]))
    except stripe_api.StripeProblem:  # the receipt says that it was paid online
        return ""


def words(intent: dict[str, Any]) -> str:
    """The same of a payment intent with its charge."""
    charge = intent.get("latest_charge")
    details = charge.get("payment_method_details") if isinstance(charge, dict) else None
    card = details.get("card") if isinstance(details, dict) else None
    digits = str((card or {}).get("last4") or "")
    if not card or not re.fullmatch(r"[0-9]{4}", digits):
        return ""
    return " ".join(filter(None, [BRANDS.get(str(card.get("brand"))), f"•••• {digits}"]))
