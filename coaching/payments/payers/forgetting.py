"""What is kept of payers: their data goes with the client's account, once nothing is to be paid anymore."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from coaching.mail.models import Message
from coaching.payments.models import Checkout, Discrepancy, Invoice, PaymentRequest
from coaching.people.models import Client


def forget(clients: Iterable[Client]) -> int:
    """Takes the payers' data off the requests of these clients, and their mails. An open invoice keeps them until it is paid, and
    money of theirs that is on its way, or waits for a decision, until they have been told what happens to it.

    Returns how many requests there were.
    """
    return _blank(PaymentRequest.objects.filter(client__in=clients))


def forget_of_gone() -> int:
    """The same for clients who left while an invoice was open, or money was on its way."""
    return _blank(PaymentRequest.objects.filter(client__stage=Client.Stage.GONE))


def _blank(requests: "QuerySet[PaymentRequest]") -> int:
    pks = list(requests.exclude(payer_email="").exclude(pk__in=_still_needed()).values_list("pk", flat=True))
    mails = Q(pk__in=[])
    for pk in pks:
        mails |= Q(cause__startswith=f"payer:{pk}:")
    Message.objects.filter(mails).delete()
    gone = {"payer_name": _("Someone who paid"), "payer_email": "", "payer_address": "", "order_number": ""}
    return PaymentRequest.objects.filter(pk__in=pks).update(**gone)


def _still_needed() -> set[int]:
    invoiced = PaymentRequest.objects.open().filter(invoices__kind=Invoice.Kind.INVOICE).values_list("pk", flat=True)
    waiting = Checkout.objects.filter(status=Checkout.Status.PENDING, request__isnull=False).values_list("request", flat=True)
    undecided = Discrepancy.objects.open().filter(facts__has_key="request").values_list("facts__request", flat=True)
    return {*invoiced, *waiting, *undecided}
