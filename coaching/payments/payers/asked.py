"""Whom else a client's package was asked of: said before it is bought, and when it is, and never in the way of it."""

from django.db.models import QuerySet

from coaching.payments.models import PaymentRequest
from coaching.people.models import Client


def open_for(client: Client) -> list[PaymentRequest]:
    """Open requests about packages of this client, with their state. Four queries."""
    return list(PaymentRequest.objects.of_client(client).open().filter(package__isnull=False).with_state())


def others(client: Client, package_id: int | None, request_id: int | None) -> "QuerySet[PaymentRequest]":
    """Open requests for this package, but the one with this key."""
    found = PaymentRequest.objects.of_client(client).open().filter(package__isnull=False, package=package_id)
    return found.exclude(pk=request_id).order_by("pk")
