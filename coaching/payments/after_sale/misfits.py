"""Money that came through a payment page and fits nothing here, and what whoever paid it is told."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.mail.outbox import send
from coaching.payments import stripe_mode
from coaching.payments.after_sale import discrepancies
from coaching.payments.models import Checkout, Discrepancy, PaymentRequest
from coaching.payments.models.discrepancies import DiscrepancyQuerySet
from coaching.payments.money import exact
from coaching.practice.addresses import address

Kind = Discrepancy.Kind


def note(*, kind: str, session: dict[str, Any], checkout: Checkout | None, now: datetime) -> Discrepancy:
    """Puts a paid Checkout session on the desk, once; someone who paid for a client is told that it is looked into."""
    request = checkout.request if checkout else None
    found = discrepancies.note(
        kind=kind,
        cause=f"session:{session['id']}",
        reference=session["id"],
        client=checkout.client if checkout else None,
        amount=session["amount_total"],
        currency=session["currency"],
        now=now,
        payment_intent=session.get("payment_intent"),
        livemode=session.get("livemode"),
        title=checkout.title if checkout else "",
        **({"request": request.pk} if request else {}),
    )
    if request and found.resolved_at is None:
        _tell("payments.misfit_payer", found)
    return found


def request_of(discrepancy: Discrepancy) -> PaymentRequest | None:
    """What someone else was asked to pay, if it is their money."""
    if hasattr(discrepancy, "asked_of"):  # `with_requests` has read it
        return discrepancy.asked_of
    asked = discrepancy.facts.get("request")
    return PaymentRequest.objects.filter(pk=asked).select_related("client__coach").first() if asked else None


def with_requests(discrepancies: Iterable[Discrepancy]) -> list[Discrepancy]:
    """The discrepancies, each knowing its `request_of`: one query for all of them, and none where there are none."""
    rows = list(discrepancies)
    asked = {pk for each in rows if (pk := each.facts.get("request"))}
    found = PaymentRequest.objects.select_related("client__coach").in_bulk(asked) if asked else {}
    for each in rows:
        each.asked_of = found.get(each.facts.get("request"))  # type: ignore[attr-defined]  # for `request_of` alone
    return rows


def of_request(request: PaymentRequest) -> DiscrepancyQuerySet:
    """Money of this payer's that somebody has to decide about."""
    return Discrepancy.objects.open().filter(facts__request=request.pk).order_by("pk")


def sent_back(discrepancy: Discrepancy, *, by: User | None, now: datetime | None = None) -> None:
    """Its money goes back at Stripe: that takes it off the desk, and whoever paid it hears so, once."""
    with transaction.atomic():
        words = _("refunded at Stripe")
        if discrepancies.resolve(discrepancy=discrepancy, by=by, resolution=words, now=now, refunded=True):
            _tell("payments.money_back_payer" if discrepancy.facts.get("request") else "payments.money_back", discrepancy)


def came_back(discrepancy: Discrepancy, failed: str) -> None:
    """Its refund (`failed`: Stripe's id) did not arrive after all: it is on the desk again, and who heard that it goes back,
    and the coach, are told, once for each refund. Inside a transaction."""
    if not discrepancies.reopen(discrepancy=discrepancy, failed=failed):
        return
    _tell("payments.refund_failed_payer", discrepancy)
    if client := discrepancy.client:
        context = {
            "client": client.name,
            "amount": discrepancy.amount_text,
            "title": discrepancy.facts.get("title") or "",
            "url": address(client.get_absolute_url()),
        }
        cause = f"misfit:{discrepancy.pk}:{failed}:coach"
        send("payments.refund_failed_coach", to=client.coach.email, reply_to=client.email, cause=cause, context=context)


def unreadable(session: dict[str, Any]) -> Callable[[datetime], object]:
    """What is done about an event of a session that our key can't read. Nothing of it is believed but its id and its mode."""
    livemode = session.get("livemode")
    mode = livemode if isinstance(livemode, bool) else None
    name, kind = session["id"], Discrepancy.Kind.UNREADABLE
    return lambda now: discrepancies.note(kind=kind, cause=f"session:{name}", reference=name, now=now, livemode=mode)


def _tell(kind: str, discrepancy: Discrepancy) -> None:
    """Mails whoever paid; nobody whose address isn't known, or was taken away."""
    request, client = request_of(discrepancy), discrepancy.client
    name, to = (request.payer_name, request.payer_email) if request else (client.first_name, client.email) if client else ("", "")
    if not (to and client and discrepancy.amount is not None):
        return
    context = {
        "is_test": stripe_mode.is_test(discrepancy.facts.get("livemode")),
        "name": name,
        "amount": exact(discrepancy.amount, discrepancy.currency),
        "title": discrepancy.facts.get("title") or "",
        "coach": client.coach.name,
    }
    failed = f":{again}" if (again := discrepancy.facts.get("failed")) else ""  # refunded again, it is told again
    about = f"{kind}:{discrepancy.pk}{failed}"
    cause = f"payer:{request.pk}:{about}" if request else about
    send(kind, to=to, reply_to=client.coach.email, cause=cause, context=context)
