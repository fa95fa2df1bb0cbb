"""Issuing documents: one for each payment, invoice and refund, however often it is asked for.

Everything runs inside the caller's transaction: what it is about and its number stand or fall together.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from coaching.payments import stripe_mode
from coaching.payments.invoices import numbering, parties, tax, wording
from coaching.payments.models import BillingSettings, Invoice, Payment, PaymentRequest, Refund
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

Kind = Invoice.Kind
TEST = "TEST "  # before the number; a prefix of the settings has no space


def receipt(*, payment: Payment, now: datetime, how: str = "", instalment: int | None = None) -> Invoice:
    """The receipt for money that arrived, once. Where an invoice came before, it names that, which has the tax.

    A real document names no test, nor a test a real one: real money for an invoice that was only a test has a real invoice
    issued first, and money that pretends has a receipt that says all itself. `how` it was paid, as `checkout.cards` words it, and
    the number of the `instalment` are on it where they are known.
    """
    purchase, is_test = payment.purchase, stripe_mode.is_test_payment(payment)
    invoiced = _invoice_of(purchase.request, is_test=is_test, now=now)
    return _issue(
        f"payment:{payment.pk}",
        now,
        kind=Kind.RECEIPT,
        is_test=is_test,
        client=purchase.client,
        purchase=purchase,
        request=purchase.request,
        payment=payment,
        corrects=invoiced,
        text=_pays(invoiced) if invoiced else wording.part(payment, instalment),
        details=[] if invoiced else wording.of_payment(payment, instalment),
        total=payment.amount,
        currency=purchase.currency,
        settlement=wording.paid(payment, how, instalment),
        **({"tax_text": "", "tax_percent": 0} if invoiced else {}),
    )


def invoice(*, request: PaymentRequest, now: datetime) -> Invoice:
    """The invoice that an organization gets before it pays, once for a request."""
    return _invoice(
        f"request:{request.pk}",
        request,
        now,
        is_test=stripe_mode.is_test(),
        due_on=request.due_on or due_on(now),
        settlement=BillingSettings.load().bank_details,
    )


def _invoice(cause: str, request: PaymentRequest, now: datetime, **fields: Any) -> Invoice:
    return _issue(
        cause,
        now,
        kind=Kind.INVOICE,
        client=request.client,
        request=request,
        text=wording.for_someone(request, request.client),
        details=wording.of_request(request),
        total=request.price,
        currency=request.currency,
        **fields,
    )


def credit(*, refund: Refund, now: datetime) -> Invoice:
    """The credit note for a refund that succeeded, once. ValueError for a refund that has not."""
    if refund.status != Refund.Status.SUCCEEDED:
        raise ValueError("Only money that went back has a credit note.")
    purchase, paid = refund.payment.purchase, Invoice.objects.filter(payment=refund.payment).first()
    invoiced = paid.corrects if paid else None
    corrected = invoiced if paid and invoiced and invoiced.is_test == paid.is_test else paid
    return _issue(
        f"refund:{refund.pk}",
        now,
        kind=Kind.CREDIT_NOTE,
        is_test=corrected.is_test if corrected else stripe_mode.is_test_payment(refund.payment),
        client=purchase.client,
        purchase=purchase,
        request=purchase.request,
        refund=refund,
        corrects=corrected,
        text=_("Refund: %(what)s") % {"what": wording.what(purchase)},
        total=-refund.amount,
        currency=purchase.currency,
        settlement=_("Refunded on %(day)s.") % {"day": wording.spoken(refund.on)},
        **_same_tax(corrected),
    )


def correct(*, refund: Refund, now: datetime) -> Invoice | None:
    """Where a refund had its credit note and failed later: the correction of that, once; None without a credit note. Nobody has
    paid for it, so it thanks nobody."""
    credited = Invoice.objects.filter(refund=refund).first()
    if credited is None:
        return None
    text = _("Correction of credit note %(code)s: the refund did not reach you, and the money is still with us")
    words = _("Nothing is to be paid. This only cancels credit note %(code)s, until the money reaches you another way.")
    return _undo(credited, now, Kind.CORRECTION, text, settlement=words % {"code": credited.code}, note="")


def cancel(*, invoice: Invoice, now: datetime) -> Invoice:
    """The credit note for an invoice that nobody has to pay anymore, once."""
    return _undo(invoice, now, Kind.CREDIT_NOTE, _("Cancels invoice %(code)s"))


def due_on(now: datetime) -> date:
    """The date by which an invoice of today is to be paid, on the practice's calendar."""
    return today(now, PracticeSettings.load().timezone) + timedelta(days=BillingSettings.load().due_days)


def _undo(document: Invoice, now: datetime, kind: str, text: str, **fields: Any) -> Invoice:
    return _issue(
        f"undo:{document.pk}",
        now,
        kind=kind,
        is_test=document.is_test,
        client=document.client,
        purchase=document.purchase,
        request=document.request,
        corrects=document,
        text=text % {"code": document.code},
        total=-document.total,
        currency=document.currency,
        **_same_tax(document),
        **fields,
    )


def _issue(
    cause: str,
    now: datetime,
    *,
    client: Client,
    is_test: bool,
    text: str,
    total: int,
    details: Sequence[str] = (),
    **fields: Any,
) -> Invoice:
    """The document of that cause; a new one has the next number and today's date on the practice's calendar."""
    sequence = numbering.locked(is_test=is_test)  # before looking: whoever issues the same at this moment has to be through
    if known := Invoice.objects.filter(cause=cause).first():
        return known
    number = numbering.next_number(sequence)
    billing, practice = BillingSettings.load(), PracticeSettings.load()
    taxed = {"tax_text": billing.tax_text, "tax_percent": billing.tax_percent}
    values = {**parties.seller(billing, practice), **parties.buyer(client, fields.get("request")), **taxed, **fields}
    return Invoice.objects.create(
        number=number,
        is_test=is_test,
        code=f"{TEST if is_test else ''}{billing.prefix}{number}",
        cause=cause,
        client=client,
        issued_on=today(now, practice.timezone),
        lines=[{"text": text, "details": [*filter(None, details)], "quantity": 1, "amount": total}],
        total=total,
        tax_amount=tax.contained(total, values["tax_percent"]),
        **values,
    )


def _invoice_of(request: PaymentRequest | None, *, is_test: bool, now: datetime) -> Invoice | None:
    """The invoice that a payment is for, a test for money that pretends and a real one for real money, which is issued now where
    the one before was only a test: paid already, it asks for nothing."""
    if request is None:
        return None
    known = {each.is_test: each for each in Invoice.objects.filter(request=request, kind=Kind.INVOICE)}
    if known and not is_test and is_test not in known:
        return _invoice(f"request:{request.pk}:real", request, now, is_test=False)
    return known.get(is_test)


def _pays(invoice: Invoice) -> str:
    return _("Payment of invoice %(code)s") % {"code": invoice.code}


def _same_tax(document: Invoice | None) -> dict[str, Any]:
    return {"tax_text": document.tax_text, "tax_percent": document.tax_percent} if document else {}
