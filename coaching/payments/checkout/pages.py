"""Our own pages around Stripe's: where a buyer comes back to, with money and without."""

from urllib.parse import urlencode

from django.urls import reverse

from coaching.payments.checkout.links import ORDER
from coaching.payments.models import Checkout
from coaching.practice.addresses import absolute, address


def told_at(checkout: Checkout) -> str:
    """The path of our page that says what came of a checkout."""
    if checkout.request_id:
        return checkout.back_to
    if checkout.without_account:
        return ORDER.path(checkout)
    return f"{reverse('payments:return')}?{urlencode({'session': checkout.session_id})}"


def success_url(checkout: Checkout) -> str:
    """The full address to which Stripe sends whoever has paid."""
    if checkout.order_path:
        return address(checkout.order_path)
    page = address(checkout.back_to) if checkout.request_id else absolute("payments:return")
    return page + "?session={CHECKOUT_SESSION_ID}"  # Stripe fills in its own placeholder, which must not be escaped


def back_to(checkout: Checkout) -> str:
    """The path of the page for someone who leaves Stripe's without paying."""
    return checkout.back_to or checkout.order_path or reverse("payments:packages")
