"""From a paid checkout to sessions: one function, no matter who noticed that the money came."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from coaching.payments import purchases, stripe_api
from coaching.payments.after_sale import late, misfits, pending
from coaching.payments.checkout import bought, cards, owners
from coaching.payments.instalments import starting
from coaching.payments.models import Checkout, Discrepancy, Purchase
from coaching.people.models import Client

# A session that costs nothing is never "paid".
SETTLED = {"paid", "no_payment_required"}
WAITS = {"processing", "requires_capture"}  # of a payment intent: the bank has yet to confirm
Kind, Status = Discrepancy.Kind, Checkout.Status
Settled = Purchase | str | None
SENTENCES: dict[str, Any] = {
    Kind.UNKNOWN: gettext_lazy("This payment wasn't started here."),
    Kind.GONE: gettext_lazy(
        "What you paid for is no longer asked for. We have been told, decide what happens with the money, and write to you."
    ),
    Kind.TWICE: gettext_lazy(
        "This was paid already. We have been told of the second payment, decide what happens with it, and write to you."
    ),
}
_DIFFERS = gettext_lazy("The payment differs from what was sold. Please write to us.")


class SettleError(Exception):
    """What Stripe says does not fit what was sold here: nothing was given, and it is on the desk."""


def settle(*, session_id: str, now: datetime | None = None) -> Purchase | None:
    """Gives a client what a Checkout session paid for, once, no matter how often or by whom it is called.

    Asks Stripe for the session, outside any transaction, and believes nothing else. Returns the Purchase, or None while it
    is not paid. Raises SettleError when it does not fit what was sold, StripeProblem when Stripe does not answer.
    """
    deed = follow(session_id)
    with transaction.atomic():
        outcome = deed(now or timezone.now())
    if isinstance(outcome, str):
        raise SettleError(SENTENCES.get(outcome, _DIFFERS))
    return outcome


def follow(session_id: str) -> Callable[[datetime], Settled]:
    """Asks Stripe about a session, and returns what then has to be done inside a transaction: it gives the Purchase, None
    while there is none, or what does not fit (a kind of Discrepancy)."""
    session = stripe_api.fetch_session(session_id)
    if session.get("mode") == "setup":
        return starting.follow(session)
    failed, how = _has_failed(session), cards.used_in(session)
    return lambda now: _settle(session, failed, how, now)


def _has_failed(session: dict[str, Any]) -> bool:
    """Whether the bank said no. The session itself looks the same as while the bank is asked."""
    intent = session.get("payment_intent")
    if session["status"] != "complete" or session["payment_status"] in SETTLED or not intent:
        return False
    return stripe_api.fetch_payment_intent(intent)["status"] not in WAITS | {"succeeded"}


def _settle(session: dict[str, Any], failed: bool, how: str, now: datetime) -> Settled:
    checkout = _locked(session["id"])
    if checkout and (known := Purchase.objects.filter(checkout=checkout).first()):
        return known
    if kind := _misfit(session, checkout, now):
        _put_on_the_desk(kind, session, checkout, now)
        return kind
    assert checkout is not None
    if session["payment_status"] in SETTLED:
        return _buy(checkout, session, how, now)
    _follow(checkout, session, failed, now)
    return None


def _locked(session_id: str) -> Checkout | None:
    """The checkout, after its client: whoever changes an account locks in this order."""
    Client.objects.select_for_update(no_key=True).filter(checkouts__session_id=session_id).first()
    found = Checkout.objects.select_for_update(of=("self",)).filter(session_id=session_id)
    return found.select_related("client__coach", "package", "request").first()


def _misfit(session: dict[str, Any], checkout: Checkout | None, now: datetime) -> str:
    """What does not fit, or ""."""
    if checkout is None or session["client_reference_id"] != str(checkout.pk):
        return Kind.UNKNOWN
    settled = session["payment_status"] in SETTLED
    if settled and owners.future_owner_of(checkout).has_left(now):
        return Kind.GONE
    if str(session["currency"] or "").upper() != checkout.currency:
        return Kind.CURRENCY
    if session["amount_total"] != checkout.price:
        return Kind.AMOUNT
    return _too_late(checkout) if settled else ""


def _too_late(checkout: Checkout) -> str:
    """Whether what was asked for was canceled or paid meanwhile: what kind of discrepancy, or ""."""
    if checkout.request and checkout.request.canceled_at:
        return Kind.GONE
    known = Purchase.objects.filter(request=checkout.request).first() if checkout.request else None
    return Kind.TWICE if known and known.payments.exists() else ""


def _put_on_the_desk(kind: str, session: dict[str, Any], checkout: Checkout | None, now: datetime) -> None:
    if session["payment_status"] != "paid":
        return  # no money came
    if checkout and checkout.status != Status.PAID:
        Checkout.objects.filter(pk=checkout.pk).update(status=Status.PAID)
    misfits.note(kind=kind, session=session, checkout=checkout, now=now)


def _follow(checkout: Checkout, session: dict[str, Any], failed: bool, now: datetime) -> None:
    status = {"expired": Status.EXPIRED, "complete": Status.FAILED if failed else Status.PENDING}.get(
        session["status"], Status.OPEN
    )
    if status != checkout.status:
        checkout.status = status
        Checkout.objects.filter(pk=checkout.pk).update(status=status)
        pending.tell(checkout, now)


def _buy(checkout: Checkout, session: dict[str, Any], how: str, now: datetime) -> Purchase:
    how = how or (cards.from_an_account() if checkout.status == Status.PENDING else "")  # only a bank takes days
    purchase = bought.make(checkout, now)
    reference = session.get("payment_intent")
    purchases.receive(purchase=purchase, amount=checkout.price, now=now, reference=reference, how=how)
    late.look(reference)
    return purchase
