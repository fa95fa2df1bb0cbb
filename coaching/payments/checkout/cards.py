"""By which card, or from which account, it was paid, for the receipt: brand and last four digits, and nothing else of it."""

import re
from typing import Any

from django.utils.translation import gettext as _

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


# https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-type
ACCOUNTS = {"acss_debit", "au_becs_debit", "bacs_debit", "sepa_debit", "us_bank_account"}


def used_in(session: dict[str, Any]) -> str:
    """How a Checkout session that was just paid was paid, as `words`; "" where Stripe doesn't tell, or it is known already."""
    return used_for(session.get("payment_intent")) if session["payment_status"] == "paid" else ""


def used_for(reference: str | None) -> str:
    """The same of a payment, by Stripe's id of its intent. It asks Stripe."""
    if not reference or Payment.objects.filter(reference=reference).exists():
        return ""
    try:
        return words(stripe_api.fetch_payment_intent(reference, expand=["latest_charge"]))
    except stripe_api.StripeProblem:  # the receipt says no more than is known
        return ""


def words(intent: dict[str, Any]) -> str:
    """How a payment intent with its charge was paid, after a verb: `by card: Visa •••• 4242`; "" where that isn't told."""
    charge = intent.get("latest_charge")
    details = charge.get("payment_method_details") if isinstance(charge, dict) else None
    if not isinstance(details, dict):
        return ""
    kind = str(details.get("type") or next(iter(details), ""))
    told = details.get(kind)
    of_kind: dict[str, Any] = told if isinstance(told, dict) else {}
    if kind == "card":
        return _with(_("by card"), BRANDS.get(str(of_kind.get("brand")), ""), of_kind)
    if kind in ACCOUNTS:
        return _with(from_an_account(), "", of_kind)
    return _("by bank transfer") if kind == "customer_balance" else ""


def from_an_account() -> str:
    return _("from a bank account")


def _with(way: str, brand: str, details: dict[str, Any]) -> str:
    """With brand and last four digits, if those are four digits."""
    digits = str(details.get("last4") or "")
    return f"{way}: {f'{brand} •••• {digits}'.strip()}" if re.fullmatch(r"[0-9]{4}", digits) else way
