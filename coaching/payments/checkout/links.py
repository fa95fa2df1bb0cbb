"""The signed link with which someone without an account comes back from paying. It opens a page, and no account."""

from datetime import timedelta

from coaching.payments.models import Checkout
from coaching.signed_links.links import SignedLink, register

ORDER = register(
    SignedLink(
        "coaching.order",
        rows=Checkout.objects.filter(without_account=True).select_related("client__coach", "package"),
        page="payments:order",
        lifetime=timedelta(days=60),
    )
)
