"""Payments of a client's that they have to know about: the bank has yet to confirm, or it did not go through. Of what is paid
month by month `instalments.reads` tells."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from coaching.payments.models import Checkout
from coaching.people.models import Client

TOLD_FOR = timedelta(days=30)
Status = Checkout.Status


def notices(client: Client, now: datetime) -> QuerySet[Checkout]:
    """Their own payments on the way, and those of the last month that failed and were not tried again. One query."""
    own = Checkout.objects.of_client(client).filter(request=None, plan=None)
    again = Exists(own.filter(package=OuterRef("package"), pk__gt=OuterRef("pk")))
    failed = Q(~again, status=Status.FAILED, created_at__gt=now - TOLD_FOR)
    return own.filter(Q(status=Status.PENDING) | failed).order_by("-pk")
