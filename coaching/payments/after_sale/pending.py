"""Payments that a bank confirms days later, or refuses: told to both, once."""

from datetime import datetime

from django.utils.translation import gettext as _

from coaching.mail.outbox import send
from coaching.payments.bookkeeping import test_mode
from coaching.payments.checkout import pages
from coaching.payments.models import Checkout
from coaching.people.timeline import record
from coaching.practice.addresses import address

Status = Checkout.Status


def tell(checkout: Checkout, now: datetime) -> None:
    """Tells of a payment that waits or failed, in the transaction that noted it. Other states tell of themselves.

    Of what someone else pays, only the coach hears that it failed: it is nothing of the client's.
    """
    if checkout.status == Status.PENDING and not checkout.request_id:
        _to_client("payments.pending", checkout)
        _record(checkout, _("Your payment for “%(title)s” is on its way from your bank."), now)
    if checkout.status == Status.FAILED:
        _to_coach(checkout)
        if not checkout.request_id:
            _to_client("payments.failed", checkout)
            _record(checkout, _("Your payment for “%(title)s” did not go through."), now)


def _record(checkout: Checkout, sentence: str, now: datetime) -> None:
    record(client=checkout.client, kind="payments.payment", text=sentence % {"title": checkout.title}, at=now)


def _to_client(kind: str, checkout: Checkout) -> None:
    client = checkout.client
    where = pages.told_at(checkout) if checkout.status == Status.PENDING else pages.back_to(checkout)
    marked = test_mode.notice(test_mode.is_test())
    context = {**_named(checkout), **marked, "name": client.first_name, "url": address(where)}
    cause = f"checkout:{checkout.pk}:{checkout.status}"
    send(kind, to=client.email, reply_to=client.coach.email, cause=cause, context=context)


def _to_coach(checkout: Checkout) -> None:
    client = checkout.client
    context = {**_named(checkout), "client": client.name, "url": address(client.get_absolute_url())}
    cause = f"checkout:{checkout.pk}:{checkout.status}:coach"
    send("payments.failed_coach", to=client.coach.email, reply_to=client.email, cause=cause, context=context)


def _named(checkout: Checkout) -> dict[str, str]:
    return {"title": checkout.title, "price": checkout.price_text}
