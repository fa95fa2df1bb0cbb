"""Payments for a client that they have to know about: a bank has yet to confirm, or it did not go through. Whoever pays. Of
what is paid month by month `instalments.reads` tells."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from coaching.payments.models import Checkout, PaymentRequest, Purchase
from coaching.people.models import Client

TOLD_FOR = timedelta(days=30)
Status = Checkout.Status


def is_over() -> Q:
    """Of a payment that failed: paid after all, whichever way, tried again and on its way, or what was asked of someone else is
    canceled."""
    same = Q(package=OuterRef("package")) | Q(package=None, title=OuterRef("title"))
    since = Purchase.objects.filter(
        same, client=OuterRef("client"), bought_at__gte=OuterRef("created_at"), payments__isnull=False
    )
    of_payer = Q(request__canceled_at__isnull=False) | Q(request__purchase__payments__isnull=False)
    waiting = Checkout.objects.filter(client=OuterRef("client"), status=Status.PENDING, pk__gt=OuterRef("pk"))
    again, again_by_payer = waiting.filter(same, request=None), waiting.filter(request=OuterRef("request"))
    own = Q(Exists(since)) | Q(Exists(again))
    return Q(own, request=None) | Q(of_payer | Q(Exists(again_by_payer)), request__isnull=False)


def notices(client: Client, now: datetime) -> QuerySet[Checkout]:
    """Payments on the way, and those of the last month that failed and were not tried again, nor paid another way. One query."""
    of_client = Checkout.objects.of_client(client)
    later = of_client.filter(pk__gt=OuterRef("pk"))
    again = Exists(later.filter(package=OuterRef("package"), request=None))
    own = Q(~again, ~is_over(), request=None)
    again_by_payer = Exists(later.filter(request=OuterRef("request")))
    by_payer = Q(~again_by_payer, request__in=PaymentRequest.objects.of_client(client).open())
    failed = Q(own | by_payer, status=Status.FAILED, created_at__gt=now - TOLD_FOR)
    return of_client.filter(Q(status=Status.PENDING) | failed, plan=None).select_related("request").order_by("-pk")


def on_their_way(client: Client) -> QuerySet[Checkout]:
    """Payments for a client that a bank has yet to confirm, whoever pays."""
    return Checkout.objects.of_client(client).filter(status=Status.PENDING, plan=None)


def of_their_own(clients: Iterable[int]) -> QuerySet[Checkout]:
    """What the clients with these numbers have paid themselves, and a bank has yet to confirm."""
    return Checkout.objects.filter(client__in=clients, status=Status.PENDING, plan=None, request=None).order_by("pk")


def months_begun(client: Client) -> QuerySet[Checkout]:
    """What a client has saved a card for, and of which the first month is to come."""
    return Checkout.objects.of_client(client).filter(status=Status.PENDING, plan__isnull=False)
