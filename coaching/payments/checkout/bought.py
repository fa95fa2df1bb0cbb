"""What a checkout buys: the one place where its purchase is made."""

from datetime import datetime

from coaching.payments import purchases
from coaching.payments.checkout import owners
from coaching.payments.models import Checkout, Purchase


def make(checkout: Checkout, now: datetime, *, at_first: int | None = None) -> Purchase:
    """The purchase of a checkout that is paid, or whose first payment is; with `at_first` sessions to begin with, all when None.

    Inside the caller's transaction, under the client's lock, which has made sure that it happens once.
    """
    client = owners.owner_of(checkout)
    Checkout.objects.filter(pk=checkout.pk).update(status=Checkout.Status.PAID)
    return purchases.make(
        client=client,
        sold=checkout,
        now=now,
        at_first=at_first,
        package=checkout.package,
        checkout=checkout,
        request=checkout.request,
    )
