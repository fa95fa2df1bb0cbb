"""The coach hears of every sale: once for a purchase, whoever pays and however, also while a client is on a break."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.mail.outbox import send
from coaching.payments import stripe_mode
from coaching.payments.models import Payment, Purchase
from coaching.payments.payers import asked
from coaching.practice.addresses import absolute


def sold(purchase: Purchase, payment: Payment | None = None) -> None:
    """Mails the client's coach that it was bought, inside the caller's transaction; `payment` is the first that arrived. While
    there is none, it only says that the sessions are there.

    A further payment of one purchase mails nothing, nor does what the coach noted.
    """
    client = purchase.client
    if payment and payment.by_id == client.coach.user_id:
        return
    count = ngettext("%(count)d session", "%(count)d sessions", purchase.sessions) % {"count": purchase.sessions}
    context = {
        "client": client.name,
        "title": purchase.title,
        "price": purchase.price_text,
        "sessions": count,
        "payer": " ".join(filter(None, [_payer(purchase), _asked_too(purchase)])),
        "money": _money(purchase, payment),
        "test": "",  # texts that an editor wrote earlier may have it; the sentence above every such mail says it now
        "is_test": payment is not None and stripe_mode.is_test_payment(payment),
        "url": absolute("books_admin:purchase", purchase.pk),
    }
    kind, cause = ("coach.sold", "") if payment else ("coach.given_first", ":unpaid")
    send(kind, to=client.coach.email, reply_to=client.email, context=context, cause=f"sold:{purchase.pk}{cause}")


def _payer(purchase: Purchase) -> str:
    if purchase.request is None:
        return ""
    return _("%(payer)s pays for it.") % {"payer": purchase.request.payer_name}


def _asked_too(purchase: Purchase) -> str:
    """Who else was asked to pay for the same, and has not."""
    found = asked.others(purchase.client, purchase.package_id, purchase.request_id)
    words = _("%(payer)s was asked to pay for it, too: cancel that request if it isn't needed anymore.")
    return " ".join(words % {"payer": each.payer_name} for each in found)


def _money(purchase: Purchase, payment: Payment | None) -> str:
    if payment is None:
        return _("It isn't paid yet.")
    values = {"amount": payment.amount_text, "price": purchase.price_text, "how": came(payment)}
    if payment.amount < purchase.price:
        return _("Of %(price)s, %(amount)s has arrived %(how)s.") % values
    return _("%(amount)s has arrived %(how)s.") % values


def came(payment: Payment) -> str:
    """How money came, after a verb: "in cash"."""
    return {
        Payment.Method.STRIPE: _("through Stripe"),
        Payment.Method.TRANSFER: _("by bank transfer"),
        Payment.Method.CASH: _("in cash"),
        Payment.Method.CHECK: _("by check"),
        Payment.Method.OTHER: _("in another way"),
    }[Payment.Method(payment.method)]
