"""Who writes a document and whom it is for, as it is copied to it."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from coaching.payments.models import BillingAddress, BillingSettings, PaymentRequest
from coaching.people.models import Client
from coaching.practice.models import PracticeSettings
from coaching.practice.url_parts import parts_of


def seller(billing: BillingSettings, practice: PracticeSettings) -> dict[str, Any]:
    """The practice, by its billing settings or else by its own."""
    name = billing.seller_name or practice.name
    return {
        "seller_name": name,
        "seller_address": _without(name, billing.seller_address or practice.address),
        "seller_contact": "\n".join(filter(None, [practice.contact_email, practice.phone, _site()])),
        "seller_tax_id": billing.tax_id,
        "note": billing.foot,
    }


def has_seller() -> bool:
    """Whether a document that is issued now says where its seller is."""
    return bool(seller(BillingSettings.load(), PracticeSettings.load())["seller_address"])


def settings_url() -> str:
    """Where the owner says it."""
    return reverse("wagtailsettings:edit", args=["coaching", "billingsettings"])


def _without(name: str, address: str) -> str:
    """An address as it comes below the name, whose first line need not say the name again."""
    first, _rest, others = address.strip().partition("\n")
    return others.strip() if first.strip().casefold() == name.strip().casefold() else address.strip()


def _site() -> str:
    return parts_of(settings.SITE_URL).netloc


def buyer(client: Client, request: PaymentRequest | None) -> dict[str, Any]:
    """Whoever was asked to pay; else the client, by the name and address that they gave for their receipts."""
    if request:
        return {
            "buyer_name": request.payer_name,
            "buyer_address": _without(request.payer_name, request.payer_address),
            "buyer_email": request.payer_email,
            "order_number": request.order_number,
        }
    own = BillingAddress.objects.filter(client=client).first() or BillingAddress()
    name = own.name or client.name
    return {"buyer_name": name, "buyer_address": _without(name, own.address), "buyer_email": client.email}
