"""The signed link to the page that shows what would be charged when, before a card is saved."""

from datetime import timedelta

from coaching.payments.models import Checkout
from coaching.signed_links.links import SignedLink, register

MONTHLY = register(
    SignedLink(
        "coaching.monthly",
        rows=Checkout.objects.filter(instalments__gt=1).select_related("client__coach", "package"),
        page="payments:monthly",
        is_open=lambda checkout: checkout.status == Checkout.Status.OPEN,
        lifetime=timedelta(days=30),
    )
)
