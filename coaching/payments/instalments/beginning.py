"""Saving a card at Stripe, with which the months are charged."""

from typing import Any

from coaching.payments.models import Checkout

# A bank's answer takes days, and its no can come after it: months are charged by card alone.
BANKS = ("sepa_debit", "us_bank_account")


def is_monthly(checkout: Checkout) -> bool:
    """Whether it is paid month by month. Someone else who pays, pays at once."""
    return checkout.instalments > 1 and checkout.request_id is None


def session_params(checkout: Checkout, *, success_url: str, cancel_url: str) -> dict[str, Any]:
    """A Checkout session that charges nothing: it saves a card for a customer of this checkout alone.
    https://docs.stripe.com/payments/checkout/save-and-reuse"""
    return {
        "mode": "setup",
        "currency": checkout.currency.lower(),
        "client_reference_id": str(checkout.pk),
        "customer_creation": "always",
        "customer_email": checkout.client.email,
        "excluded_payment_method_types": list(BANKS),
        "success_url": success_url,
        "cancel_url": cancel_url,
    }
