"""Sending a client to Stripe's payment page."""

import uuid
from typing import Any

from coaching.payments import stripe_api
from coaching.payments.models import Checkout, Package, PaymentRequest
from coaching.people.models import Client
from coaching.practice.addresses import absolute, address


def start(*, client: Client, package: Package) -> str:
    """Begins a checkout and returns the address of Stripe's page.

    Stripe is asked outside any transaction, with an idempotency key, so that asking again is harmless. Raises
    StripeProblem.
    """
    checkout = Checkout.objects.create(client=client, package=package, idempotency_key=uuid.uuid4(), **package.terms)
    session = stripe_api.create_session(_params(checkout), checkout.idempotency_key)
    checkout.session_id = session["id"]
    checkout.save(update_fields=["session_id"])
    return session["url"]


def start_for_payer(*, request: PaymentRequest, page: str) -> str | None:
    """The address of Stripe's page for someone else who pays; `page` is the payer's own, to which it leads back.

    There is one for a request: pressed again, it is the same, as Stripe answers the same key alike. The key depends on the page,
    because Stripe refuses a key that comes with other words, and each mail has a link of its own. None where no card is wanted
    anymore: the payment is complete, or on its way. Raises StripeProblem.
    """
    fields = {"client": request.client, "package": request.package, "idempotency_key": uuid.uuid4(), **request.terms}
    checkout, _created = Checkout.objects.under_way().get_or_create(request=request, defaults=fields)
    if checkout.session_id:
        return stripe_api.fetch_session(checkout.session_id).get("url")
    key = uuid.uuid5(checkout.idempotency_key, page)
    session = stripe_api.create_session(_params(checkout) | _to_payer(request, page), key)
    checkout.session_id = session["id"]
    checkout.save(update_fields=["session_id"])
    return session["url"]


def _to_payer(request: PaymentRequest, page: str) -> dict[str, Any]:
    return {
        "customer_email": request.payer_email,
        "success_url": address(page) + "?session={CHECKOUT_SESSION_ID}",
        "cancel_url": address(page),
    }


def _params(checkout: Checkout) -> dict[str, Any]:
    product = {"name": checkout.title}
    price = {"currency": checkout.currency.lower(), "unit_amount": checkout.price, "product_data": product}
    return {
        "mode": "payment",
        "line_items": [{"price_data": price, "quantity": 1}],
        "client_reference_id": str(checkout.pk),
        "customer_email": checkout.client.email,
        # Stripe fills in its own placeholder, which must not be escaped.
        "success_url": absolute("payments:return") + "?session={CHECKOUT_SESSION_ID}",
        "cancel_url": absolute("payments:packages"),
    }
