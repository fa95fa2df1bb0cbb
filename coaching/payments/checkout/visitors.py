"""A visitor buys: they become a prospect, as someone who books does, and a client once there is money."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from coaching.payments.checkout import agreements, checkouts, pages
from coaching.payments.checkout.agreements import Agreement
from coaching.payments.models import Checkout, Package
from coaching.people.models import Client, Coach

OfCheckout = Callable[[Checkout], bool]
Status = Checkout.Status


def begin(
    *,
    package: Package,
    coach: Coach,
    guest: Mapping[str, str],
    form_key: str,
    agreed: Agreement | None = None,
    is_own: OfCheckout = lambda checkout: False,
    may_rename: OfCheckout = lambda checkout: False,
    now: datetime | None = None,
) -> Checkout:
    """The checkout of a prospect of the coach, not yet at Stripe: `pay` leads there. One `form_key` begins one.

    `guest` has name, email, zone and source. Whoever has one open for the package with that address goes on with it, where
    `is_own` says that it is theirs: anyone can type an address, and somebody else's order is nobody's to see. It keeps the
    name and the zone that were said first, unless `may_rename` lets them be corrected. An address joins nobody else who is
    known: see `owners`.
    """
    key = _key(form_key, package, coach, guest["email"])
    known = next(filter(is_own, _open_orders(package, coach, guest["email"])), None)
    try:
        return _begin(package, coach, guest, key, agreed, known, may_rename, now or timezone.now())
    except IntegrityError:  # pressed twice at once
        return Checkout.objects.get(idempotency_key=key)


def is_of_form(checkout: Checkout, form_key: str) -> bool:
    """Whether a checkout was begun by this very form, and not by another one with the same address."""
    client, package = checkout.client, checkout.package
    return package is not None and checkout.idempotency_key == _key(form_key, package, client.coach, client.email)


def can_pay(checkout: Checkout) -> bool:
    """Whether what they began to buy is still for sale here."""
    package = Package.objects.public().filter(pk=checkout.package_id).first()
    return package is not None and checkouts.can_pay_for(package)


def pay(*, checkout: Checkout, agreed: Agreement | None = None, now: datetime | None = None) -> str:
    """Where a visitor pays what they began to buy, or reads what came of it. `agreed` is what they agreed to since.

    Raises StripeProblem, Package.DoesNotExist, NotBegun.
    """
    if checkout.status in {Status.PAID, Status.PENDING}:
        return pages.told_at(checkout)
    package = Package.objects.public().get(pk=checkout.package_id)
    agreed = agreed or agreements.of(checkout)
    return checkouts.start(client=checkout.client, package=package, without_account=True, agreed=agreed, now=now)


def _key(form_key: str, package: Package, coach: Coach, email: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"buy:{form_key}:{package.pk}:{coach.pk}:{email.lower()}")


def _open_orders(package: Package, coach: Coach, email: str) -> QuerySet[Checkout]:
    """What visitors with this address have begun, and not paid: the newest first."""
    of_visitors = Checkout.objects.filter(without_account=True, back_to="", request=None, status=Status.OPEN)
    of_prospects = of_visitors.filter(client__coach=coach, client__email__iexact=email, client__stage__in=Client.PROSPECT_STAGES)
    return of_prospects.select_related("client__coach").filter(package=package).order_by("-pk")


@transaction.atomic
def _begin(
    package: Package,
    coach: Coach,
    guest: Mapping[str, str],
    key: UUID,
    agreed: Agreement | None,
    known: Checkout | None,
    may_rename: OfCheckout,
    now: datetime,
) -> Checkout:
    of_form = Checkout.objects.select_related("client__coach").filter(idempotency_key=key).first()
    if found := of_form or known:
        return _go_on(found, guest, agreed, may_rename)
    client = Client.objects.create(
        coach=coach, name=guest["name"], email=guest["email"], timezone=guest["zone"], source=guest["source"]
    )
    return checkouts.note(client=client, package=package, key=key, agreed=agreed, now=now)


def _go_on(checkout: Checkout, guest: Mapping[str, str], agreed: Agreement | None, may_rename: OfCheckout) -> Checkout:
    """With the one that is open."""
    client = checkout.client
    if checkout.status == Status.OPEN and client.is_prospect and may_rename(checkout):
        client.name, client.timezone = guest["name"], guest["zone"]
        client.save(update_fields=["name", "timezone"])
    agreements.note(checkout, agreed)
    return checkout
