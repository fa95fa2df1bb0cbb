"""What another room of money may have: its pages, and who listens to Stripe."""

from django.urls import NoReverseMatch, reverse

from coaching.payments import stripe_events
from coaching.payments.models import PaymentRequest


def address_or_none(name: str, *args: object) -> str:
    """The address, or "" where there is no such page: the button is left out."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def request_url(request: PaymentRequest) -> str:
    """The page of a request to pay, else its client's."""
    return address_or_none("payers_admin:request", request.pk) or request.client.get_absolute_url()


def events() -> list[str]:
    """The types of Stripe's events that we listen to."""
    return sorted(stripe_events.LISTENERS)
