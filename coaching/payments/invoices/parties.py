"""Who writes a document and whom it is for, as it is copied to it."""

from typing import Any

from coaching.payments.models import BillingAddress, BillingSettings, PaymentRequest
from coaching.people.models import Client
from coaching.practice.models import PracticeSettings


def seller(billing: BillingSettings, practice: PracticeSettings) -> dict[str, Any]:
    """The practice, by its billing settings or else by its own."""
    return {
        "seller_name": billing.seller_name or practice.name,
        "seller_address": billing.seller_address or practice.address,
        "seller_tax_id": billing.tax_id,
        "note": billing.foot,
    }


def buyer(client: Client, request: PaymentRequest | None) -> dict[str, Any]:
    """Whoever was asked to pay; else the client, by the name and address that they gave for their receipts."""
    if request:
        return {
            "buyer_name": request.payer_name,
            "buyer_address": request.payer_address,
            "buyer_email": request.payer_email,
            "order_number": request.order_number,
        }
    own = BillingAddress.objects.filter(client=client).first() or BillingAddress()
    return {"buyer_name": own.name or client.name, "buyer_address": own.address, "buyer_email": client.email}
