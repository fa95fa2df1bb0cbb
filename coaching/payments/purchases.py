"""From a paid checkout to sessions: one function, no matter who noticed that the money came."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.mail.outbox import send
from coaching.payments import balance, stripe_api
from coaching.payments.models import Checkout, LedgerEntry, Purchase, StripeEvent
from coaching.people.models import Client
from coaching.people.timeline import record
from coaching.practice.addresses import absolute


class SettleError(Exception):
    """What Stripe says does not fit what was sold here; nothing was given."""


# A session that costs nothing is never "paid".
SETTLED = {"paid", "no_payment_required"}


def settle(*, session_id: str, event: dict[str, Any] | None = None, now: datetime | None = None) -> Purchase | None:
    """Gives a client what a Checkout session paid for, once, no matter how often or by whom it is called.

    Asks Stripe for the session, outside any transaction, and believes nothing else. `event`, Stripe's message about it,
    is noted in the same transaction: both or neither. Returns the Purchase, or None while it is not paid. Raises
    SettleError when amount, currency or reference differ, StripeProblem when Stripe does not answer.
    """
    session = stripe_api.fetch_session(session_id)
    with transaction.atomic():
        checkout = Checkout.objects.select_for_update(of=("self",)).filter(session_id=session_id).first()
        if checkout is None:
            raise SettleError(_("This payment wasn't started here."))
        if event:
            StripeEvent.note(event)
        if checkout.status == Checkout.Status.PAID:
            return checkout.purchase
        _check(session, checkout)
        if session["status"] == "expired":
            Checkout.objects.filter(pk=checkout.pk).update(status=Checkout.Status.EXPIRED)
        return _buy(checkout, session, now or timezone.now()) if session["payment_status"] in SETTLED else None


def _check(session: dict[str, Any], checkout: Checkout) -> None:
    said = (session["client_reference_id"], session["amount_total"], session["currency"].upper())
    sold = (str(checkout.pk), checkout.price, checkout.currency)
    if said != sold:
        raise SettleError(_("The payment differs from what was sold. Please write to us."))


def _buy(checkout: Checkout, session: dict[str, Any], now: datetime) -> Purchase:
    client = Client.objects.select_related("coach").get(pk=checkout.client_id)
    days = checkout.validity_days
    purchase = Purchase.objects.create(
        client=client,
        package=checkout.package,
        checkout=checkout,
        payment_reference=session.get("payment_intent") or "",
        bought_at=now,
        expires_at=now + timedelta(days=days) if days else None,
        **checkout.terms,
    )
    Checkout.objects.filter(pk=checkout.pk).update(status=Checkout.Status.PAID)
    reason = _("Bought: %(title)s") % {"title": purchase.title}
    balance.write(client=client, kind=LedgerEntry.Kind.BOUGHT, delta=purchase.sessions, reason=reason, at=now, purchase=purchase)
    record(client=client, kind="payments.bought", text=reason, at=now, active=True)
    _receipt(purchase)
    return purchase


def _receipt(purchase: Purchase) -> None:
    context = {
        "name": purchase.client.first_name,
        "title": purchase.title,
        "sessions": purchase.sessions,
        "price": purchase.price_text,
        "url": absolute("payments:sessions"),
    }
    send(
        "payments.receipt",
        to=purchase.client.email,
        reply_to=purchase.client.coach.email,
        cause=f"purchase:{purchase.pk}",
        context=context,
    )
