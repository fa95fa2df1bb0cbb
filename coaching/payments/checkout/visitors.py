"""A visitor buys: they become a prospect, as someone who books does, and a client once there is money."""

from collections.abc import Mapping
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone

from coaching.payments.checkout import checkouts, pages
from coaching.payments.models import Checkout, Package
from coaching.people.models import Client, Coach


def begin(*, package: Package, coach: Coach, guest: Mapping[str, str], form_key: str, now: datetime | None = None) -> Checkout:
    """The checkout of a new prospect of the coach, not yet at Stripe: `pay` leads there. One `form_key` begins one.

    `guest` has name, email, zone and source. An address joins nobody who is known: see `owners`.
    """
    key = uuid5(NAMESPACE_URL, f"buy:{form_key}")
    try:
        return _begun(key) or _begin(package, coach, guest, key, now or timezone.now())
    except IntegrityError:  # pressed twice at once
        return Checkout.objects.get(idempotency_key=key)


def can_pay(checkout: Checkout) -> bool:
    """Whether what they began to buy is still for sale here."""
    package = Package.objects.public().filter(pk=checkout.package_id).first()
    return package is not None and checkouts.can_pay_for(package)


def pay(*, checkout: Checkout, now: datetime | None = None) -> str:
    """Where a visitor pays what they began to buy, or reads what came of it. Raises StripeProblem, Package.DoesNotExist."""
    if checkout.status in {Checkout.Status.PAID, Checkout.Status.PENDING}:
        return pages.told_at(checkout)
    package = Package.objects.public().get(pk=checkout.package_id)
    return checkouts.start(client=checkout.client, package=package, without_account=True, now=now)


def _begun(key: UUID) -> Checkout | None:
    return Checkout.objects.select_related("client").filter(idempotency_key=key).first()


@transaction.atomic
def _begin(package: Package, coach: Coach, guest: Mapping[str, str], key: UUID, now: datetime) -> Checkout:
    client = Client.objects.create(
        coach=coach, name=guest["name"], email=guest["email"], timezone=guest["zone"], source=guest["source"]
    )
    return checkouts.note(client=client, package=package, key=key, now=now)
