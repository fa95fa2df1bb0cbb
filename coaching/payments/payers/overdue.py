"""What the desk says of payers: what was to be paid by a day that has passed, and invoices that a client asked for."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.modules import Act, Attention
from coaching.payments.models import PaymentRequest
from coaching.people.among import among
from coaching.people.models import Client
from coaching.practice.days import end_of, today
from coaching.practice.models import PracticeSettings

FURTHEST_AHEAD = timedelta(hours=14)  # of UTC: no clock on earth is further


def overdue(now: datetime) -> "QuerySet[PaymentRequest]":
    """Open requests whose last day has passed on the practice's calendar, the oldest first."""
    day = today(now, PracticeSettings.load().timezone)
    return PaymentRequest.objects.open().filter(due_on__lt=day).order_by("due_on", "pk")


def of_desk(clients: Iterable[Client], now: datetime) -> QuerySet[Any, Any]:
    """The requests of these clients whose invoice a client asked for (`is_wished`), and those that are late somewhere on earth:
    `attention` knows the practice's calendar."""
    wished = Q(pk__in=PaymentRequest.objects.waiting_for_coach().values("pk"))
    late = Q(due_on__lt=(now.astimezone(UTC) + FURTHEST_AHEAD).date())
    asked = PaymentRequest.objects.open().filter(wished | late, client__in=among(clients))
    return asked.annotate(is_wished=ExpressionWrapper(wished, BooleanField()))


def attention(requests: QuerySet[Any, Any], now: datetime) -> Iterator[Attention]:
    """A reason for each that `of_desk` gives and that is late, or wished for. One query."""
    zone = PracticeSettings.load().timezone
    for request in requests.order_by("due_on", "pk"):
        if days := request.days_late(today(now, zone)):
            words = ngettext(
                "%(payer)s has not paid yet: %(count)d day late", "%(payer)s has not paid yet: %(count)d days late", days
            )
            assert request.due_on is not None
            yield _reason(request, words % {"payer": request.payer_name, "count": days}, end_of(request.due_on, zone))
        elif request.is_wished:
            words = _("Asks for an invoice to %(payer)s") % {"payer": request.payer_name}
            yield _reason(request, words, request.created_at)


def _reason(request: PaymentRequest, words: str, since: datetime) -> Attention:
    url = reverse("payers_admin:request", args=[request.pk])
    return Attention(request.client_id, words, f"payers.request:{request.pk}", since, Act.SETTLE, url)


def days_over(request: PaymentRequest, now: datetime) -> int:
    """How many days ago it was to be paid, on the practice's calendar; 0 while there is time."""
    return request.days_late(today(now, PracticeSettings.load().timezone))
