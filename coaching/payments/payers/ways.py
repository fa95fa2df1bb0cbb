"""How an invoice can be paid."""

from coaching.payments import stripe_api
from coaching.payments.models import BillingSettings


def has_bank_details() -> bool:
    return bool(BillingSettings.load().bank_details.strip())


def any_way() -> bool:
    """Whether an invoice issued now says how to pay it: by transfer, or online."""
    return has_bank_details() or stripe_api.is_configured()
