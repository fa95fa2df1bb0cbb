"""What a payer is mailed: what is asked of them, and their documents. Nothing in it is about the coaching."""

from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register
from coaching.mail.models import Message
from coaching.mail.outbox import send
from coaching.payments import stripe_api, stripe_mode
from coaching.payments.account import balance
from coaching.payments.invoices import attaching
from coaching.payments.models import Invoice, PaymentRequest
from coaching.payments.money import exact
from coaching.payments.payers import ways
from coaching.payments.payers.links import PAY
from coaching.people.links import own_page
from coaching.practice.addresses import absolute
from coaching.practice.models import PracticeSettings

TO_PAYERS = _("To someone who pays for a client")
SAMPLES = {
    "name": "Ada Berg",
    "client": "Clara Lind",
    "title": "Four sessions",
    "price": exact(52000, "USD"),
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}


def _asks_still(facts: dict[str, Any]) -> bool:
    return PaymentRequest.objects.open().filter(pk=facts["request"]).exists()


def _waits_still(facts: dict[str, Any]) -> bool:
    return PaymentRequest.objects.waiting_for_coach().filter(pk=facts["request"]).exists()


register(
    MailKind(
        slug="payments.request",
        title=_("A payer is asked to pay"),
        subject=_("To be paid: coaching for {client}"),
        body=_(
            "Hello {name},\n\n"
            "{asks}: “{title}”, {price}.\n\n"
            "{how}\n\n"
            "{bank}\n\n"
            "If you didn't expect this, reply to this email and pay nothing."
        ),
        placeholders={
            **SAMPLES,
            "asks": "Clara Lind works with Career Coaching, and named you as the one who pays",
            "how": "The page behind this link says what it is and takes your payment. You need no account.",
            "bank": "First Bank, account 123",
        },
        button=_("See how to pay"),
        group=TO_PAYERS,
        still_wanted=_asks_still,
        mandatory=("url", "price", "how", "bank"),
    )
)
register(
    MailKind(
        slug="payments.invoice",
        title=_("An organization gets its invoice"),
        subject=_("{document} from {practice}"),
        body=_(
            "Hello {name},\n\n"
            "Here is {document}: “{title}” for {client}, {price}, to be paid by {due}.\n\n"
            "Purchase order: {order}\n\n"
            "{bank}\n\n"
            "The page behind this link has the invoice to print and keep, and takes a card instead of a transfer."
        ),
        placeholders={
            **SAMPLES,
            "document": "Invoice R-12",
            "due": "December 12, 2026",
            "order": "PO-77",
            "bank": "First Bank, account 123",
        },
        button=_("See the invoice"),
        group=TO_PAYERS,
        still_wanted=_asks_still,
        mandatory=("url", "price", "due"),
    )
)
register(
    MailKind(
        slug="payments.payer_document",
        title=_("A payer gets a receipt or a credit note"),
        subject=_("{document} from {practice}"),
        body=_(
            "Hello {name},\n\n"
            "{document} for “{title}” is here: {price}.\n\n"
            "{about}\n\n"
            "The page behind this link has it to print and keep."
        ),
        placeholders={**SAMPLES, "document": "Receipt R-13", "about": "It is for what you paid of Invoice R-12."},
        button=_("See your documents"),
        group=TO_PAYERS,
        mandatory=("url",),
    )
)
register(
    MailKind(
        slug="payments.request_canceled",
        title=_("A payer doesn't have to pay anymore"),
        subject=_("Nothing to pay for {client} anymore"),
        body=_(
            "Hello {name},\n\n"
            "You were asked to pay “{title}”, {price}, for {client}. It is not asked for anymore, so you don't need to do "
            "anything.\n\nIf you meant to pay, reply to this email."
        ),
        placeholders=SAMPLES,
        button=_("See it"),
        group=TO_PAYERS,
    )
)


register(
    MailKind(
        slug="coach.invoice_asked",
        title=_("A client asks for an invoice to an organization"),
        subject=_("{client} asks for an invoice to {payer}"),
        body=_(
            "{client} asks you to invoice {payer} for “{title}”, {price}.\n\n"
            "{payer} doesn't know about it, and no number is used up yet: look at it, then send the invoice or decline.\n\n"
            "{warning}"
        ),
        placeholders={
            "client": "Clara Lind",
            "payer": "Acme University",
            "title": "Four sessions",
            "price": exact(52000, "USD"),
            "warning": "There are no bank details in the billing settings.",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("Look at it"),
        group=TO_COACHES,
        still_wanted=_waits_still,
        mandatory=("url",),
    )
)
TO_CLIENT = {
    "name": "Clara",
    "coach": "Dana Reyes",
    "payer": "Acme University",
    "title": "Four sessions",
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}
register(
    MailKind(
        slug="payments.invoice_sent",
        title=_("The invoice that a client asked for is sent"),
        subject=_("The invoice is on its way to {payer}"),
        body=_("Hello {name},\n\n{coach} has sent {payer} the invoice for “{title}”. You hear when it is paid."),
        placeholders=TO_CLIENT,
        button=_("See where it stands"),
    )
)
register(
    MailKind(
        slug="payments.invoice_declined",
        title=_("The invoice that a client asked for isn't sent"),
        subject=_("No invoice to {payer}"),
        body=_(
            "Hello {name},\n\n{coach} has not sent {payer} an invoice for “{title}”, and your request is closed. {payer} "
            "doesn't know about it.\n\nIf you would like to know why, reply to this email."
        ),
        placeholders=TO_CLIENT,
        button=_("See the packages"),
    )
)
register(
    MailKind(
        slug="payments.request_canceled_client",
        title=_("The coach canceled what someone else was asked to pay"),
        subject=_("{payer} is no longer asked to pay"),
        body=_(
            "Hello {name},\n\n{coach} has canceled the request that {payer} pays “{title}” for you. {payer} doesn't have to pay "
            "it anymore.\n\n{taken}\n\n{left}\n\nIf you would like to know why, reply to this email."
        ),
        placeholders={
            **TO_CLIENT,
            "taken": "2 sessions that were given before they were paid were removed.",
            "left": "You have 3 sessions left.",
        },
        button=_("See where it stands"),
    )
)


def ask_coach(request: PaymentRequest) -> None:
    """Tells the coach that a client asks for an invoice; dropped when it was answered before it goes out."""
    warning = "" if ways.has_bank_details() else _now("There are no bank details in the billing settings: write them first.")
    client = request.client
    context = {
        "client": client.name,
        "payer": request.payer_name,
        "title": request.title,
        "price": request.exact_price,
        "warning": warning,
        "url": absolute("payers_admin:request", request.pk),
    }
    send(
        "coach.invoice_asked",
        to=client.coach.email,
        reply_to=client.email,
        cause=f"payer:{request.pk}:to-confirm",
        context=context,
        facts={"request": request.pk},
    )


def answer_client(request: PaymentRequest, *, sent: bool) -> None:
    """Tells the client what the coach did about the invoice that they asked for."""
    kind = "payments.invoice_sent" if sent else "payments.invoice_declined"
    url = own_page(request.client, "documents:list" if sent else "payments:packages")
    _tell_client(kind, request, kind, {"url": url})


def tell_client_canceled(request: PaymentRequest, sessions: int, now: datetime) -> None:
    """Tells the client, once, that the coach canceled a request that was out; `sessions` are those that were taken for it."""
    taken = ngettext(
        "%(count)d session that was given before it was paid was removed.",
        "%(count)d sessions that were given before they were paid were removed.",
        sessions,
    )
    context = {
        "taken": taken % {"count": sessions} if sessions else "",
        "left": balance.left_sentence(request.client, now) if sessions else "",
        "url": own_page(request.client, "documents:list"),
    }
    _tell_client("payments.request_canceled_client", request, "canceled:client", context)


def _tell_client(kind: str, request: PaymentRequest, what: str, more: dict[str, str]) -> None:
    """Mails the client about who is to pay for them, once for `what`."""
    client = request.client
    context = {"name": client.first_name, "coach": client.coach.name, "payer": request.payer_name, "title": request.title}
    cause = f"payer:{request.pk}:{what}"
    send(kind, to=client.email, sender=client.coach, cause=cause, context={**context, **more})


def ask(request: PaymentRequest) -> None:
    """Asks a person to pay."""
    context = {"price": request.exact_price, "asks": _who_asks(request), **_how_to_pay()}
    _send("payments.request", request, "asked", context, facts={"request": request.pk})


def _who_asks(request: PaymentRequest) -> str:
    """The beginning of a sentence: the client named them, or the coach."""
    client, coach = request.client, request.client.coach
    values = {"client": client.name, "coach": coach.name, "practice": PracticeSettings.load().name}
    if request.by_id is not None and request.by_id == client.user_id:
        return _now("%(client)s works with %(practice)s, and named you as the one who pays") % values
    return _now("%(coach)s of %(practice)s asks you to pay for %(client)s") % values


def _how_to_pay() -> dict[str, str]:
    """By card on their page; where none is taken, by transfer."""
    if stripe_api.is_configured():
        return {"how": _now("The page behind this link says what it is and takes your payment. You need no account."), "bank": ""}
    words = _now("Please pay by bank transfer. The page behind this link says what it is; you need no account.")
    return {"how": words, "bank": ways.bank_details()}


def tell_canceled(request: PaymentRequest) -> None:
    """Tells a person who was asked, once, that nothing is to be paid. Whom the asking didn't reach yet hears of neither."""
    asking = Message.objects.filter(cause=f"payer:{request.pk}:asked", state=Message.State.WAITING)
    if request.payer_email and not asking.exists():
        _send("payments.request_canceled", request, "canceled", {"price": request.exact_price})


def send_invoice(request: PaymentRequest, invoice: Invoice) -> None:
    """Sends an organization its invoice, which asks for the money."""
    context = {
        "document": str(invoice),
        "price": invoice.total_text,
        "due": date_format(invoice.due_on, "F j, Y") if invoice.due_on else _now("the date on it"),
        "order": invoice.order_number,
        "bank": invoice.settlement,
    }
    _send("payments.invoice", request, "invoiced", context, invoice, facts={"request": request.pk})


def send_document(request: PaymentRequest, document: Invoice) -> None:
    """Sends a receipt or a credit note, once; nobody gets it whose address was taken away."""
    if request.payer_email:
        also = _issued_with(document)
        context = {"document": str(document), "price": document.total_text, "about": _about(document, also)}
        _send("payments.payer_document", request, document.code, context, document, also=also)


def _issued_with(receipt: Invoice) -> Invoice | None:
    """The real invoice that was issued with a receipt, because what its payer had was only a test."""
    invoice = receipt.corrects
    if receipt.kind != Invoice.Kind.RECEIPT or invoice is None or invoice.is_test:
        return None
    had = Invoice.objects.filter(request=invoice.request, kind=Invoice.Kind.INVOICE, is_test=True)
    return invoice if had.exists() else None


def _about(document: Invoice, also: Invoice | None) -> str:
    """The invoice that a document belongs to, if there was one, and what that means."""
    invoice = document.corrects
    if invoice is None or invoice.kind != Invoice.Kind.INVOICE:
        return ""
    if document.kind == Invoice.Kind.CREDIT_NOTE and document.refund_id is None:
        return _now("It cancels %(invoice)s: nothing is owed.") % {"invoice": invoice}
    if also:
        words = _now("It is for what you paid of %(invoice)s, which goes along: the invoice that you had before was only a test.")
        return words % {"invoice": invoice}
    return _now("It is for what you paid of %(invoice)s.") % {"invoice": invoice}


def _send(
    kind: str,
    request: PaymentRequest,
    what: str,
    context: dict[str, Any],
    document: Invoice | None = None,
    facts: dict[str, Any] | None = None,
    also: Invoice | None = None,
) -> None:
    about = {
        "is_test": document.is_test if document else stripe_mode.is_test(),
        "name": request.payer_name,
        "client": request.client.name,
        "title": request.title,
        "url": PAY.url(request),
    }
    send(
        kind,
        to=request.payer_email,
        sender=request.client.coach,
        cause=f"payer:{request.pk}:{what}",
        context={**about, **context},
        attachments=[attaching.part(each) for each in (document, also) if each],
        facts=facts,
    )
