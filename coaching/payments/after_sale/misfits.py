"""Money that came through a payment page and fits nothing here, and what whoever paid it is told."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.mail.outbox import send
from coaching.payments import stripe_mode
from coaching.payments.after_sale import discrepancies
from coaching.payments.after_sale.whose_money import request_of
from coaching.payments.models import Checkout, Discrepancy
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


def of_checkout(checkout: Checkout) -> Discrepancy | None:
    """What came through its payment page and fitted nothing, also when that is decided."""
    return Discrepancy.objects.filter(cause=f"session:{checkout.session_id}").first() if checkout.session_id else None


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
        "document": "",  # nothing was sold for it, so it has none
    }
    failed = f":{again}" if (again := discrepancy.facts.get("failed")) else ""  # refunded again, it is told again
    about = f"{kind}:{discrepancy.pk}{failed}"
    cause = f"payer:{request.pk}:{about}" if request else about
    send(kind, to=to, sender=client.coach, cause=cause, context=context)
