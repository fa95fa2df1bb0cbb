"""Asking someone else to pay, taking it back, and noting that their transfer came. Every verb locks the client first."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.payments import purchases
from coaching.payments.account import lots
from coaching.payments.after_sale import news
from coaching.payments.checkout import checkouts, closing, notices
from coaching.payments.invoices import issuing
from coaching.payments.models import Invoice, LedgerEntry, Package, Payment, PaymentRequest, Purchase
from coaching.payments.models.terms import Terms
from coaching.payments.off_line import dates
from coaching.payments.payers import mails, ways
from coaching.people.models import Client
from coaching.people.timeline import record

MOST_OPEN = 10  # of one client at a time: each is a mail to somebody


class RequestError(Exception):
    """It can't be done with this request; the message says why, for the person."""


NO_WAY = gettext_lazy(
    "Whoever pays would not read how to pay: there are no bank details in the billing settings, and no online payment. Write the "
    "bank details first."
)
NO_WAY_YET = gettext_lazy("Nobody can be asked to pay here yet. Write to your coach, and you find a way together.")


@transaction.atomic
def make(
    *,
    client: Client,
    sold: Terms,
    payer: Mapping[str, Any],
    key: UUID,
    by: User | None,
    package: Package | None = None,
    now: datetime | None = None,
) -> PaymentRequest:
    """Asks `payer` (the payer's fields of PaymentRequest) to pay what `sold` says, and mails them; one `key` asks once.

    An organization is sent its invoice; where the client asks, once the coach has confirmed it (`confirm`). With
    `use_before_paid` the sessions are there at once. Raises RequestError, also while a person would not read how to pay.
    """
    now = now or timezone.now()
    client = lots.locked(client)
    if known := PaymentRequest.objects.filter(key=key).first():
        if known.client_id != client.pk:
            raise RequestError(_("This form was used before. Open it again, please."))
        return known
    if client.payment_requests.open().count() >= MOST_OPEN:
        raise RequestError(_("Many requests wait to be paid already. Take one back first."))
    if sold.price == 0:
        raise RequestError(_("It costs nothing, so there is nothing to pay for anyone."))
    if not payer.get("is_organization") and not ways.any_way():
        raise RequestError(NO_WAY_YET if _is_client(by, client) else NO_WAY)
    _refuse_what_is_on_its_way(client, package)
    _refuse_the_same(client, package, payer)
    terms = {**sold.terms, "instalments": 1}  # whoever pays for someone pays at once
    request = PaymentRequest(client=client, package=package, key=key, by=by, created_at=now, **terms, **payer)
    request.save()
    if request.use_before_paid:
        purchases.make(client=client, sold=request, now=now, package=package, request=request, by=by)
    _tell(request, now)
    words = _("Asked for an invoice to %(name)s") if request.waits_for_coach else _("Asked %(name)s to pay")
    record(client=client, kind="payments.asked", text=words % {"name": request.payer_name}, at=now)
    return request


def on_its_way(client: Client, package: Package) -> str:
    """A sentence while a payment for the package is on its way, whoever pays: nobody else is asked for it then. Else ""."""
    if notices.on_their_way(client).filter(package=package).exists():
        return str(checkouts.ON_ITS_WAY)
    if notices.months_begun(client).filter(package=package).exists():
        return _("The monthly payments for this have begun, so nobody else can be asked to pay it.")
    return ""


def _refuse_what_is_on_its_way(client: Client, package: Package | None) -> None:
    if package and (problem := on_its_way(client, package)):
        raise RequestError(problem)


def _refuse_the_same(client: Client, package: Package | None, payer: Mapping[str, Any]) -> None:
    """One person is asked for one package once; two who are asked for it are asked for two things."""
    asked = client.payment_requests.open().filter(package=package, payer_email__iexact=payer.get("payer_email") or "")
    if package and (known := asked.exclude(payer_email="").first()):
        words = _("%(name)s was asked to pay for this on %(day)s already. To ask again, cancel that request first.")
        raise RequestError(words % {"name": known.payer_name, "day": date_format(known.created_at, "F j")})


def _tell(request: PaymentRequest, now: datetime) -> None:
    if not request.is_organization:
        mails.ask(request)
    elif _is_client(request.by, request.client):
        mails.ask_coach(request)
    else:
        _invoice(request, now)


def _is_client(by: User | None, client: Client) -> bool:
    return by is not None and by.pk == client.user_id


def _invoice(request: PaymentRequest, now: datetime) -> Invoice:
    """Issues and mails it. Raises RequestError while it would not say how to pay."""
    if not ways.any_way():
        raise RequestError(NO_WAY)
    request.due_on = request.due_on or issuing.due_on(now)
    request.save(update_fields=["due_on"])
    invoice = issuing.invoice(request=request, now=now)
    mails.send_invoice(request, invoice)
    return invoice


@transaction.atomic
def confirm(*, request: PaymentRequest, due_on: date | None = None, now: datetime | None = None) -> Invoice:
    """The coach sends the invoice that a client asked for; its days to pay count from now. The client is told.

    Confirmed again it returns the first invoice. Raises RequestError for one that is canceled, or would not say how to pay,
    and while a payment for the same is on its way.
    """
    now = now or timezone.now()
    request = _locked(request)
    if known := request.invoices.filter(kind=Invoice.Kind.INVOICE).first():
        return known
    if not request.waits_for_coach or not request.payer_email:
        raise RequestError(_("This request is canceled, so no invoice is sent for it."))
    _refuse_what_is_on_its_way(request.client, request.package)
    request.due_on = due_on
    invoice = _invoice(request, now)
    mails.answer_client(request, sent=True)
    return invoice


@transaction.atomic
def decline(*, request: PaymentRequest, now: datetime | None = None) -> PaymentRequest:
    """The coach cancels a request; a client whose wish it was is told, and one who loses sessions by it. Raises as `cancel`."""
    now = now or timezone.now()
    before = _locked(request)
    waited, sessions = before.waits_for_coach, _to_take_back(before)
    request = cancel(request=request, now=now)
    if before.is_canceled or request.client.has_left(now):
        return request
    if waited:
        mails.answer_client(request, sent=False)
    elif sessions or _is_client(request.by, request.client):
        mails.tell_client_canceled(request, sessions, now)
    return request


@transaction.atomic
def cancel(*, request: PaymentRequest, now: datetime | None = None) -> PaymentRequest:
    """Nobody has to pay it anymore; an invoice gets its credit note, and sessions that can still be taken back are. Whoever
    was asked is told: by the credit note, where there is one.

    Canceled again it changes nothing. Raises RequestError for one that is paid, or whose payment is on its way.
    """
    now = now or timezone.now()
    request = _locked(request)
    if request.is_canceled:
        return request
    if request.is_paid:
        raise RequestError(_("It is paid already. What was paid can be refunded."))
    if request.checkouts.filter(status="pending").exists():
        raise RequestError(_("A payment for it is on its way; the bank has yet to confirm it. Wait until it is here."))
    request.canceled_at = now
    request.save(update_fields=["canceled_at"])
    for invoice in request.invoices.filter(kind=Invoice.Kind.INVOICE):
        mails.send_document(request, issuing.cancel(invoice=invoice, now=now))
    if not request.is_organization:
        mails.tell_canceled(request)
    _take_back(request, now)
    news.forget_failed(request.client, "canceled", now)
    closing.soon()
    return request


def take_back(*, purchase: Purchase, now: datetime) -> None:
    """A client who paid for themselves has nobody else pay for the same package anymore. Inside the purchase's transaction.

    What the coach asked, and what has an invoice, is the coach's to cancel; so is what a bank has yet to confirm.
    """
    client, package = purchase.client, purchase.package
    if purchase.request or package is None or client.user_id is None:
        return
    own = client.payment_requests.open().filter(package=package, by=client.user_id, invoices=None)
    for request in own.exclude(checkouts__status="pending"):
        cancel(request=request, now=now)


def _to_take_back(request: PaymentRequest) -> int:
    """How many sessions that were there before they were paid can still be taken back."""
    return max(lots.free(request.purchase.lot), 0) if hasattr(request, "purchase") else 0


def _take_back(request: PaymentRequest, now: datetime) -> None:
    """Takes what is free of the sessions that were there before they were paid; what is booked or used stays."""
    if count := _to_take_back(request):
        reason = _("It was not paid, and is not asked for anymore: %(title)s") % {"title": request.title}
        lot, cause = request.purchase.lot, f"request-canceled:{request.pk}"
        lots.write(lot=lot, kind=LedgerEntry.Kind.ADJUSTED, delta=-count, reason=reason, at=now, cause=cause)


@transaction.atomic
def note_payment(*, request: PaymentRequest, method: str, on: date, by: User, now: datetime | None = None) -> Payment:
    """The coach notes that the whole of it came, on a day of the practice's calendar: sessions and receipt follow.

    Noted again it returns the first payment. Raises RequestError for a canceled one, OffLineError as `dates.check`.
    """
    now = now or timezone.now()
    dates.check(on, now)
    request = _locked(request)
    if request.is_paid:
        return request.purchase.payments.all()[0]
    if request.is_canceled:
        raise RequestError(_("This request is canceled. Note the payment on the client's page instead."))
    if request.waits_for_coach:
        raise RequestError(_("Its invoice isn't sent yet. Send it first, or cancel the request."))
    purchase = purchases.make(client=request.client, sold=request, now=now, package=request.package, request=request, by=by)
    payment = purchases.receive(purchase=purchase, amount=request.price, now=now, method=method, on=on, by=by)
    closing.soon()
    return payment


def _locked(request: PaymentRequest) -> PaymentRequest:
    """The request as it is now: first the client's row is locked, then its own."""
    lots.locked(request.client)
    PaymentRequest.objects.select_for_update().get(pk=request.pk)
    return PaymentRequest.objects.with_state().get(pk=request.pk)
