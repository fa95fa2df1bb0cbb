"""Stripe's payment page of a checkout: opened, and closed before anyone pays."""

from typing import Any

from coaching.payments import stripe_api
from coaching.payments.checkout import pages
from coaching.payments.instalments import beginning
from coaching.payments.models import Checkout
from coaching.practice.addresses import address


def begin(checkout: Checkout) -> str | None:
    """The address of Stripe's page; None when the checkout was given up meanwhile. Raises StripeProblem."""
    session = stripe_api.create_session(_params(checkout), checkout.idempotency_key)
    checkout.session_id = session["id"]
    Checkout.objects.filter(pk=checkout.pk).update(session_id=session["id"])
    if Checkout.objects.filter(pk=checkout.pk, status=Checkout.Status.EXPIRED).exists():  # given up meanwhile, for other terms
        stripe_api.expire_session(session["id"])
        return None
    return session["url"]


def close(checkout: Checkout) -> None:
    """Nobody can pay at the old terms from now on, unless they were quicker: `settling` sees which."""
    try:
        stripe_api.expire_session(checkout.session_id)
    except stripe_api.NotAtStripe:
        raise
    except stripe_api.StripeProblem:  # it is paid or closed already; or Stripe is silent, which the next question tells
        pass


def _params(checkout: Checkout) -> dict[str, Any]:
    if beginning.is_monthly(checkout):
        cancel_url = address(pages.back_to(checkout)) + "?canceled=1"
        return beginning.session_params(checkout, success_url=pages.success_url(checkout), cancel_url=cancel_url)
    assert checkout.expires_at is not None
    product = {"name": checkout.title}
    price = {"currency": checkout.currency.lower(), "unit_amount": checkout.price, "product_data": product}
    return {
        "mode": "payment",
        "line_items": [{"price_data": price, "quantity": 1}],
        "client_reference_id": str(checkout.pk),
        "customer_email": (checkout.request.payer_email if checkout.request else checkout.client.email),
        "expires_at": int(checkout.expires_at.timestamp()),
        "success_url": pages.success_url(checkout),
        "cancel_url": address(pages.back_to(checkout)) + "?canceled=1",
    }
