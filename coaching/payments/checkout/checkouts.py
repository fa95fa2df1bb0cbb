"""Sending a client to Stripe's payment page."""

import uuid
from typing import Any

from coaching.payments import stripe_api
from coaching.payments.instalments import beginning
from coaching.payments.instalments.links import MONTHLY
from coaching.payments.models import Checkout, Package
from coaching.people.models import Client
from coaching.practice.addresses import absolute


def start(*, client: Client, package: Package) -> str:
    """Begins a checkout and returns the address of Stripe's page; for instalments that of ours, which shows them first.

    Stripe is asked outside any transaction, with an idempotency key, so that asking again is harmless. Raises
    StripeProblem.
    """
    checkout = Checkout.objects.create(client=client, package=package, idempotency_key=uuid.uuid4(), **package.terms)
    return MONTHLY.path(checkout) if beginning.is_monthly(checkout) else begin(checkout)


def begin(checkout: Checkout) -> str:
    """The address of Stripe's page for a checkout: the same, however often it is asked for. Raises StripeProblem."""
    session = stripe_api.create_session(_params(checkout), checkout.idempotency_key)
    checkout.session_id = session["id"]
    checkout.save(update_fields=["session_id"])
    return session["url"]


def _params(checkout: Checkout) -> dict[str, Any]:
    success_url = absolute("payments:return") + "?session={CHECKOUT_SESSION_ID}"
    if beginning.is_monthly(checkout):
        return beginning.session_params(checkout, success_url=success_url, cancel_url=absolute("payments:packages"))
    product = {"name": checkout.title}
    price = {"currency": checkout.currency.lower(), "unit_amount": checkout.price, "product_data": product}
    return {
        "mode": "payment",
        "line_items": [{"price_data": price, "quantity": 1}],
        "client_reference_id": str(checkout.pk),
        "customer_email": checkout.client.email,
        # Stripe fills in its own placeholder, which must not be escaped.
        "success_url": success_url,
        "cancel_url": absolute("payments:packages"),
    }
