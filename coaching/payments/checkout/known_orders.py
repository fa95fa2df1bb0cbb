"""Whether someone has an order of a package already, whichever road it came by: asked before another one begins."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet

from coaching.payments.checkout.links import ORDER
from coaching.payments.models import Checkout, Package, PaymentRequest, Purchase
from coaching.people.entries import at_address
from coaching.people.links import own_page
from coaching.people.models import Client, Coach

SAID_FOR = timedelta(days=60)  # how long it is said that a package was bought before
Status = Checkout.Status


class Stands(StrEnum):
    PENDING = "pending"  # a bank has yet to confirm
    PAID = "paid"
    OPEN = "open"  # begun on the client's own pages or for an offer, and not paid yet
    ASKED = "asked"  # someone else was asked to pay


@dataclass(frozen=True)
class KnownOrder:
    """`checkout` is the payment page, where there was one."""

    stands: Stands
    client: Client
    title: str
    begun_at: datetime
    checkout: Checkout | None = None

    @property
    def of_visitor(self) -> Checkout | None:
        """Its checkout, where that has a page which opens without an account."""
        return self.checkout if self.checkout and self.checkout.without_account else None

    @property
    def url(self) -> str:
        """The full address of the page on which its owner goes on."""
        return ORDER.url(self.of_visitor) if self.of_visitor else own_page(self.client, "payments:packages")


def find(*, package: Package, coach: Coach, email: str, now: datetime) -> KnownOrder | None:
    """What the owner of the address has of the package: what is on its way first, then what was paid last, then what is open.

    What a visitor began and has not paid is not among it: `visitors.begin` goes on with that.
    """
    clients = Client.objects.filter(at_address(email), coach=coach).exclude(stage=Client.Stage.GONE)
    begun = Checkout.objects.filter(client__in=clients, package=package).select_related("client__coach").order_by("pk")
    recent = begun.filter(created_at__gt=now - SAID_FOR)
    return (
        _of_checkout(recent.filter(status=Status.PENDING).last(), Stands.PENDING)
        or _paid(recent, clients, package, now)
        or _of_checkout(_open_elsewhere(begun, now), Stands.OPEN)
        or _asked(clients, package)
    )


def _paid(recent: QuerySet[Checkout], clients: QuerySet[Client], package: Package, now: datetime) -> KnownOrder | None:
    """The newest that was paid, here or as the coach noted it."""
    noted = Purchase.objects.filter(client__in=clients, package=package, checkout=None, bought_at__gt=now - SAID_FOR)
    row = noted.select_related("client__coach").order_by("bought_at").last()
    by_hand = KnownOrder(Stands.PAID, row.client, row.title, row.bought_at) if row else None
    online = _of_checkout(recent.filter(status=Status.PAID).last(), Stands.PAID)
    return max(filter(None, [by_hand, online]), key=lambda each: each.begun_at, default=None)


def _open_elsewhere(begun: QuerySet[Checkout], now: datetime) -> Checkout | None:
    of_visitors = Q(without_account=True, back_to="")
    return begun.filter(status=Status.OPEN, request=None, expires_at__gt=now).exclude(of_visitors).last()


def _asked(clients: QuerySet[Client], package: Package) -> KnownOrder | None:
    row = PaymentRequest.objects.open().filter(client__in=clients, package=package).select_related("client__coach").first()
    return KnownOrder(Stands.ASKED, row.client, row.title, row.created_at) if row else None


def _of_checkout(checkout: Checkout | None, stands: Stands) -> KnownOrder | None:
    return KnownOrder(stands, checkout.client, checkout.title, checkout.created_at, checkout) if checkout else None
