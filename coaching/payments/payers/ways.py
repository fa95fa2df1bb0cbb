"""How whoever is asked to pay can pay."""

from coaching.payments import stripe_api
from coaching.payments.models import BillingSettings


def bank_details() -> str:
    """What a transfer needs, as the billing settings say it; "" where they don't."""
    return BillingSettings.load().bank_details.strip()


def has_bank_details() -> bool:
    return bool(bank_details())


def any_way() -> bool:
    """Whether whoever is asked now reads how to pay: by transfer, or online."""
    return has_bank_details() or stripe_api.is_configured()
