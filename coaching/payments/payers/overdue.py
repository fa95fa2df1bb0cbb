"""What the desk says of payers: what was to be paid by a day that has passed, and invoices that a client asked for."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.modules import Attention
from coaching.payments.models import PaymentRequest
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings


def overdue(now: datetime) -> "QuerySet[PaymentRequest]":
    """Open requests whose last day has passed on the practice's calendar, the oldest first."""
    day = today(now, PracticeSettings.load().timezone)
    return PaymentRequest.objects.open().filter(due_on__lt=day).order_by("due_on", "pk")


def attention(clients: Iterable[Client], now: datetime) -> Iterator[Attention]:
    """A reason for each open request of these clients that is late, and for each invoice that a client asked for."""
    for request in PaymentRequest.objects.waiting_for_coach().filter(client__in=clients).order_by("pk"):
        words = _("Asks for an invoice to %(payer)s") % {"payer": request.payer_name}
        yield Attention(request.client_id, words, reverse("payers_admin:request", args=[request.pk]), weight=45)
    day = today(now, PracticeSettings.load().timezone)
    for request in overdue(now).filter(client__in=clients):
        days = request.days_late(day)
        words = ngettext(
            "%(payer)s has not paid yet: %(count)d day late", "%(payer)s has not paid yet: %(count)d days late", days
        )
        url = reverse("payers_admin:request", args=[request.pk])
        yield Attention(request.client_id, words % {"payer": request.payer_name, "count": days}, url, weight=35)


def days_over(request: PaymentRequest, now: datetime) -> int:
    """How many days ago it was to be paid, on the practice's calendar; 0 while there is time."""
    return request.days_late(today(now, PracticeSettings.load().timezone))
