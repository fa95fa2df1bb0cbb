"""What is mailed when money came: the receipt to whoever paid, and to a client for whom someone else did, that it is paid."""

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.outbox import send
from coaching.payments.account import balance
from coaching.payments.invoices import attaching, wording
from coaching.payments.models import Instalment, Invoice, Payment, Purchase
from coaching.payments.money import money
from coaching.payments.payers import mails as payers
from coaching.people.links import own_page

WHEN = "The last day for a session is June 1, 2027. Choose a time while there are many."

register(
    MailKind(
        slug="payments.receipt",
        title=_("Receipt for a package"),
        subject=_("Thank you: {title}"),
        body=_(
            "Hello {name},\n\nYour payment of {price} for “{title}” ({what}) has arrived. {left}\n\n{next}\n\n{receipt}\n\n{when}"
        ),
        placeholders={
            "name": "Clara",
            "title": "Four sessions",
            "what": "4 sessions",
            "left": "You have 4 sessions left.",
            "next": "The next payment, $173.33, is on March 31, 2027.",
            "price": money(52000, "USD"),
            "receipt": "Receipt R-12: https://example.org/",
            "when": WHEN,
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("See my sessions"),
        mandatory=("receipt",),
    )
)
register(
    MailKind(
        slug="payments.paid_for_you",
        title=_("Someone else has paid for a client"),
        subject=_("Paid: {title}"),
        body=_("Hello {name},\n\n{payer} has paid for “{title}” on your behalf. {left}\n\n{when}"),
        placeholders={
            "name": "Clara",
            "payer": "Ada Berg",
            "title": "Four sessions",
            "left": "You have 4 sessions left.",
            "when": WHEN,
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("See my sessions"),
    )
)

register(
    MailKind(
        slug="payments.given_first",
        title=_("Sessions that a client can use before they are paid"),
        subject=_("Your sessions are there: {title}"),
        body=_(
            "Hello {name},\n\n"
            "The sessions of “{title}” are there: {what}. {payer} is asked to pay for them; you don't need to do anything about "
            "that. {left}\n\n{when}"
        ),
        placeholders={
            "name": "Clara",
            "payer": "Acme University",
            "title": "Four sessions",
            "what": "4 sessions",
            "left": "You have 4 sessions left.",
            "when": WHEN,
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("See my sessions"),
    )
)


def send_receipt(receipt: Invoice, payment: Payment, *, instalment: int | None = None) -> None:
    """Mails a payment's receipt, once, to whoever paid; it says which `instalment` it is, from 1, if it is one, and when the
    next one is."""
    purchase = payment.purchase
    if purchase.request:
        payers.send_document(purchase.request, receipt)
        return _paid_for(purchase, payment, receipt)
    label, address = attaching.link(receipt)
    context = {
        "is_test": receipt.is_test,
        **_about(purchase),
        "what": wording.nth(instalment, purchase) if instalment else _sessions(purchase),
        "next": _next(purchase, instalment),
        "price": money(payment.amount, purchase.currency),
        "receipt": f"{label}: {address}",
        "links": [(label, address)],
    }
    _send("payments.receipt", purchase, f"receipt:{payment.pk}", context, [attaching.part(receipt)])


def _next(purchase: Purchase, instalment: int | None) -> str:
    """The monthly payment after this one, or that it was the last one. Nothing of others that failed: they have their own."""
    if not instalment:
        return ""
    rows = Instalment.objects.filter(plan__purchase=purchase, waive_asked_at=None).exclude(number=instalment)
    to_come = rows.filter(status__in=[Instalment.Status.DUE, Instalment.Status.FAILED]).order_by("number")
    if not to_come:
        return gettext("This was the last payment. Nothing more is charged for it.")
    row = next((each for each in to_come if each.status == Instalment.Status.DUE and each.number > instalment), None)
    if row is None:
        return ""
    values = {"amount": money(row.amount, purchase.currency), "day": date_format(row.due_on)}
    return gettext("The next payment, %(amount)s, is on %(day)s.") % values


def _sessions(purchase: Purchase) -> str:
    return ngettext("%(count)d session", "%(count)d sessions", purchase.sessions) % {"count": purchase.sessions}


def _paid_for(purchase: Purchase, payment: Payment, receipt: Invoice) -> None:
    """The client hears that it is paid, and not how much."""
    assert purchase.request is not None
    context = {**_about(purchase), "is_test": receipt.is_test, "payer": purchase.request.payer_name}
    _send("payments.paid_for_you", purchase, f"paid-for-you:{payment.pk}", context, [])


def send_given_first(purchase: Purchase) -> None:
    """The client hears that sessions are there which someone else has yet to pay, and not how much that is."""
    assert purchase.request is not None
    context = {**_about(purchase), "what": _sessions(purchase), "payer": purchase.request.payer_name}
    _send("payments.given_first", purchase, f"given-first:{purchase.pk}", context, [])


def _about(purchase: Purchase) -> dict[str, str]:
    left, when = balance.left_sentence(purchase.client), balance.when_to_book(purchase.lot)
    return {"name": purchase.client.first_name, "title": purchase.title, "left": left, "when": when}


def _send(kind, purchase, cause, context, attachments):
    client = purchase.client
    context["url"] = own_page(client, "payments:sessions")
    send(kind, to=client.email, sender=client.coach, cause=cause, context=context, attachments=attachments)
