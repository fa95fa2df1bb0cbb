"""Payments that a bank confirms days later, or refuses: told once to the client, to whoever pays instead, and to the coach.

When it is confirmed there is a purchase, which tells of itself.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from coaching.mail.outbox import send
from coaching.payments import stripe_mode
from coaching.payments.after_sale import news
from coaching.payments.checkout import pages
from coaching.payments.models import Checkout, PaymentRequest
from coaching.payments.money import exact
from coaching.payments.payers.links import PAY
from coaching.people.links import own_page
from coaching.people.timeline import record
from coaching.practice.addresses import address

Status = Checkout.Status


def tell(checkout: Checkout, now: datetime) -> None:
    """Tells of a payment that waits or failed, in the transaction that noted it. Other states tell of themselves.

    After the farewell nothing more is mailed to a client.
    """
    if checkout.status not in {Status.PENDING, Status.FAILED}:
        return
    if checkout.request:
        _of_a_payer(checkout, checkout.request, now)
    else:
        _of_the_client(checkout, now)
    if checkout.status == Status.FAILED:
        news.failed(checkout, now)
    else:
        news.forget_failed(checkout.client, "tried again", now)


def _of_the_client(checkout: Checkout, now: datetime) -> None:
    waits = checkout.status == Status.PENDING
    _send("payments.pending" if waits else "payments.failed", checkout, {"url": _own_page(checkout)}, now)
    words = _("A payment for “%(title)s” did not go through.")
    if waits:
        words = _("A payment for “%(title)s” is on its way from the bank.")
    _record(checkout, words % {"title": checkout.title}, now)
    if not waits:
        _to_coach("payments.failed_coach", checkout, {})


def _of_a_payer(checkout: Checkout, request: PaymentRequest, now: datetime) -> None:
    """The client hears who pays, and no amount."""
    waits = checkout.status == Status.PENDING
    kind = "payments.pending" if waits else "payments.failed"
    words = _("The payment by %(payer)s for “%(title)s” did not go through.")
    if waits:
        words = _("The payment by %(payer)s for “%(title)s” is on its way from their bank.")
    _record(checkout, words % {"title": checkout.title, "payer": request.payer_name}, now)
    stays = _("The sessions that you have already stay yours.") if request.use_before_paid else ""
    told = {"payer": request.payer_name, "stays": stays, "url": own_page(checkout.client, "payments:sessions")}
    _send(f"{kind}_for_you", checkout, {**told, "next": _next_for_client(request)}, now)
    _to_payer(f"{kind}_payer", checkout, request)
    if not waits:
        _to_coach("payments.failed_payer_coach", checkout, {"payer": request.payer_name, "next": _next_for_coach(request)})


def _next_for_client(request: PaymentRequest) -> str:
    if _is_open(request):
        return _("%(payer)s knows, and can pay again.") % {"payer": request.payer_name}
    return _("It is not asked for anymore.")


def _next_for_payer(request: PaymentRequest) -> str:
    if _is_open(request):
        return _("It is still to be paid. The page behind this link takes another try, or another way to pay.")
    return _("It is not asked for anymore, so there is nothing more to do.")


def _next_for_coach(request: PaymentRequest) -> str:
    if not _is_open(request):
        return _("It is not asked for anymore: it is paid another way, or canceled.")
    if request.use_before_paid:
        return _("It is still to be paid; the sessions were given before and stay. Whoever pays knows, and may try again.")
    return _("Nothing was bought. Whoever pays knows, and may try again.")


def _is_open(request: PaymentRequest) -> bool:
    return PaymentRequest.objects.open().filter(pk=request.pk).exists()


def _own_page(checkout: Checkout) -> str:
    """For someone without an account it is the page of their order."""
    return address(pages.told_at(checkout) if checkout.status == Status.PENDING else pages.back_to(checkout))


def _record(checkout: Checkout, sentence: str, now: datetime) -> None:
    record(client=checkout.client, kind="payments.payment", text=sentence, at=now)


def _send(kind: str, checkout: Checkout, context: dict[str, str], now: datetime) -> None:
    client = checkout.client
    if client.has_left(now):
        return
    told = {**_about(checkout), "title": checkout.title, "price": checkout.price_text, "name": client.first_name, **context}
    send(kind, to=client.email, sender=client.coach, cause=_cause(checkout), context=told)


def _to_payer(kind: str, checkout: Checkout, request: PaymentRequest) -> None:
    """Nobody gets it whose address was taken away."""
    if not request.payer_email:
        return
    client = checkout.client
    told: dict[str, Any] = {
        "name": request.payer_name,
        "client": client.name,
        "title": checkout.title,
        "next": _next_for_payer(request),
    }
    told |= {**_about(checkout), "price": exact(checkout.price, checkout.currency), "url": PAY.url(request)}
    send(kind, to=request.payer_email, sender=client.coach, cause=f"{_cause(checkout)}:payer", context=told)


def _to_coach(kind: str, checkout: Checkout, context: dict[str, str]) -> None:
    client = checkout.client
    told = {**_about(checkout), "title": checkout.title, "price": checkout.price_text, "client": client.name, **context}
    told["url"] = address(client.get_absolute_url())
    send(kind, to=client.coach.email, reply_to=client.email, cause=f"{_cause(checkout)}:coach", context=told)


def _about(checkout: Checkout) -> dict[str, bool]:
    return {"is_test": stripe_mode.is_test_checkout(checkout)}


def _cause(checkout: Checkout) -> str:
    return f"checkout:{checkout.pk}:{checkout.status}"
