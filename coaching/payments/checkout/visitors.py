"""A visitor buys: they become a prospect, as someone who books does, and a client once there is money."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from coaching.payments.checkout import agreements, checkouts, pages
from coaching.payments.checkout.agreements import Agreement
from coaching.payments.models import Checkout, Package
from coaching.people.models import Client, Coach

SAID_FOR = timedelta(days=60)  # how long it is said that a package was bought before
Status = Checkout.Status


def begin(
    *,
    package: Package,
    coach: Coach,
    guest: Mapping[str, str],
    form_key: str,
    agreed: Agreement | None = None,
    now: datetime | None = None,
) -> Checkout:
    """The checkout of a prospect of the coach, not yet at Stripe: `pay` leads there. One `form_key` begins one.

    `guest` has name, email, zone and source. Who has one open for the package with that address, from whichever form, goes on
    with it, under the name typed last. An address joins nobody else who is known: see `owners`.
    """
    key = uuid5(NAMESPACE_URL, f"buy:{form_key}:{package.pk}:{coach.pk}:{guest['email'].lower()}")
    try:
        return _begin(package, coach, guest, key, agreed, now or timezone.now())
    except IntegrityError:  # pressed twice at once
        return Checkout.objects.get(idempotency_key=key)


def begun_before(*, package: Package, coach: Coach, email: str, now: datetime) -> Checkout | None:
    """The newest order of the package with this address that is paid or on its way: told before it is paid for again."""
    since = now - SAID_FOR
    found = _orders(package, coach, email).filter(status__in=[Status.PAID, Status.PENDING], created_at__gt=since)
    return found.order_by("pk").last()


def can_pay(checkout: Checkout) -> bool:
    """Whether what they began to buy is still for sale here."""
    package = Package.objects.public().filter(pk=checkout.package_id).first()
    return package is not None and checkouts.can_pay_for(package)


def pay(*, checkout: Checkout, now: datetime | None = None) -> str:
    """Where a visitor pays what they began to buy, or reads what came of it. Raises StripeProblem, Package.DoesNotExist."""
    if checkout.status in {Status.PAID, Status.PENDING}:
        return pages.told_at(checkout)
    package = Package.objects.public().get(pk=checkout.package_id)
    agreed = agreements.of(checkout)
    return checkouts.start(client=checkout.client, package=package, without_account=True, agreed=agreed, now=now)


def _orders(package: Package, coach: Coach, email: str) -> QuerySet[Checkout]:
    of_visitors = Checkout.objects.filter(without_account=True, back_to="", request=None)
    return of_visitors.select_related("client").filter(package=package, client__coach=coach, client__email__iexact=email)


@transaction.atomic
def _begin(
    package: Package, coach: Coach, guest: Mapping[str, str], key: UUID, agreed: Agreement | None, now: datetime
) -> Checkout:
    Coach.objects.select_for_update(no_key=True).get(pk=coach.pk)  # two forms with one address come one after the other
    if known := Checkout.objects.select_related("client").filter(idempotency_key=key).first():
        return known
    stages = Client.PROSPECT_STAGES
    if (
        found := _orders(package, coach, guest["email"])
        .filter(status=Status.OPEN, client__stage__in=stages)
        .order_by("pk")
        .last()
    ):
        return _go_on(found, guest, agreed)
    client = Client.objects.create(
        coach=coach, name=guest["name"], email=guest["email"], timezone=guest["zone"], source=guest["source"]
    )
    return checkouts.note(client=client, package=package, key=key, agreed=agreed, now=now)


def _go_on(checkout: Checkout, guest: Mapping[str, str], agreed: Agreement | None) -> Checkout:
    """With the one that is open. Until it is paid, its buyer is whoever they say they are."""
    client = checkout.client
    client.name, client.timezone = guest["name"], guest["zone"]
    client.save(update_fields=["name", "timezone"])
    agreements.note(checkout, agreed)
    return checkout
