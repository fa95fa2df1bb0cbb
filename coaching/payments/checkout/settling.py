"""From a paid checkout to sessions: one function, no matter who noticed that the money came."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from coaching.payments import purchases, stripe_api
from coaching.payments.after_sale import discrepancies
from coaching.payments.models import Checkout, Discrepancy, Purchase, StripeEvent
from coaching.people.models import Client

# A session that costs nothing is never "paid".
SETTLED = {"paid", "no_payment_required"}
Kind, Status = Discrepancy.Kind, Checkout.Status
_NOT_OURS = gettext_lazy("This payment wasn't started here.")
_DIFFERS = gettext_lazy("The payment differs from what was sold. Please write to us.")


class SettleError(Exception):
    """What Stripe says does not fit what was sold here: nothing was given, and it is on the desk."""


def settle(*, session_id: str, event: dict[str, Any] | None = None, now: datetime | None = None) -> Purchase | None:
    """Gives a client what a Checkout session paid for, once, no matter how often or by whom it is called.

    Asks Stripe for the session, outside any transaction, and believes nothing else. `event`, Stripe's message about it,
    is noted in the same transaction: both or neither. Returns the Purchase, or None while it is not paid. Raises
    SettleError when amount, currency or reference differ, StripeProblem when Stripe does not answer.
    """
    session = stripe_api.fetch_session(session_id)
    with transaction.atomic():
        checkout = Checkout.objects.select_for_update(of=("self",)).filter(session_id=session_id).first()
        if event:
            StripeEvent.note(event)
        if checkout and checkout.status == Status.PAID:
            return checkout.purchase
        if kind := _misfit(session, checkout):
            _note(kind, session, checkout)
        else:
            assert checkout is not None
            return _follow(checkout, session, now or timezone.now())
    raise SettleError(_NOT_OURS if kind == Kind.UNKNOWN else _DIFFERS)


def _misfit(session: dict[str, Any], checkout: Checkout | None) -> str:
    """What does not fit, or ""."""
    if checkout is None or session["client_reference_id"] != str(checkout.pk):
        return Kind.UNKNOWN
    if (session["currency"] or "").upper() != checkout.currency:
        return Kind.CURRENCY
    return "" if session["amount_total"] == checkout.price else Kind.AMOUNT


def _note(kind: str, session: dict[str, Any], checkout: Checkout | None) -> None:
    discrepancies.note(
        kind=kind,
        cause=f"session:{session['id']}",
        reference=session["id"],
        client=checkout.client if checkout else None,
        amount=session["amount_total"],
        currency=session["currency"] or "",
    )


def _follow(checkout: Checkout, session: dict[str, Any], now: datetime) -> Purchase | None:
    if session["payment_status"] in SETTLED:
        return _buy(checkout, session, now)
    status = {"expired": Status.EXPIRED, "complete": Status.PENDING}.get(session["status"], Status.OPEN)
    Checkout.objects.filter(pk=checkout.pk).update(status=status)
    return None


def _buy(checkout: Checkout, session: dict[str, Any], now: datetime) -> Purchase:
    client = Client.objects.select_related("coach").get(pk=checkout.client_id)
    Checkout.objects.filter(pk=checkout.pk).update(status=Status.PAID)
    purchase = purchases.make(
        client=client, sold=checkout, now=now, package=checkout.package, checkout=checkout, request=checkout.request
    )
    purchases.receive(purchase=purchase, amount=checkout.price, now=now, reference=session.get("payment_intent"))
    return purchase
