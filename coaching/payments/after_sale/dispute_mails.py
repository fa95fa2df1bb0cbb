"""Telling the coach and the client of a dispute: each state of it once.

An inquiry changes nothing for the client, who hears nothing of it. Whoever paid hears from their own bank.
"""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.mail.outbox import send
from coaching.payments import stripe_mode
from coaching.payments.account import balance, lots
from coaching.payments.after_sale import dashboard
from coaching.payments.models import Dispute, Purchase
from coaching.payments.money import money
from coaching.people.links import own_page
from coaching.practice.zones import spoken_day

Status = Dispute.Status
KINDS = {
    Status.INQUIRY: "payments.inquiry",
    Status.OPEN: "payments.disputed",
    Status.CLOSED: "payments.dispute_closed",
    Status.WON: "payments.dispute_closed",
    Status.LOST: "payments.dispute_closed",
}
TO_CLIENTS = {
    Status.OPEN: "payments.disputed_client",
    Status.WON: "payments.dispute_over_client",
    Status.LOST: "payments.dispute_lost_client",
}


def tell(dispute: Dispute, taken: int, now: datetime) -> None:
    """`taken` are the sessions that it cost, if it is lost."""
    _coach(dispute)
    if kind := TO_CLIENTS.get(Status(dispute.status)):
        _client(kind, dispute, taken, now)


def _coach(dispute: Dispute) -> None:
    purchase = dispute.payment.purchase
    client, request = purchase.client, purchase.request
    context = {
        **_about(dispute),
        "client": client.name,
        "payer": request.payer_name if request else client.name,
        "about": about(purchase),
        "amount": dispute.amount_text,
        "title": purchase.title,
        "booked": _("What is booked stays booked.") if lots.has_booked(purchase.lot) else "",
        "until": until(dispute),
        "outcome": outcome(dispute),
        "url": dashboard.link(dispute.stripe_id),
    }
    reply_to = request.payer_email if request else client.email
    send(KINDS[Status(dispute.status)], to=client.coach.email, reply_to=reply_to, cause=_cause(dispute), context=context)


def about(purchase: Purchase) -> str:
    """What was paid, in a sentence that names whoever paid: and for whom, where that is someone else."""
    words = _("“%(title)s” for %(client)s") if purchase.request else _("“%(title)s”")
    return words % {"title": purchase.title, "client": purchase.client.name}


def _client(kind: str, dispute: Dispute, taken: int, now: datetime) -> None:
    purchase = dispute.payment.purchase
    client = purchase.client
    words = ngettext(
        "%(count)d session that was paid with it was taken.", "%(count)d sessions that were paid with it were taken.", taken
    )
    context = {
        **_about(dispute),
        "name": client.first_name,
        "whose": whose_bank(dispute),
        "title": purchase.title,
        "back": money_back(dispute),
        "taken": words % {"count": taken} if taken else "",
        "booked": _("What you have booked takes place.") if lots.has_booked(purchase.lot) else "",
        "left": balance.left_sentence(client, now),
        "url": own_page(client, "payments:sessions"),
    }
    send(kind, to=client.email, sender=client.coach, cause=f"{_cause(dispute)}:client", context=context)


def _about(dispute: Dispute) -> dict[str, bool]:
    return {"is_test": stripe_mode.is_test_payment(dispute.payment)}


def whose_bank(dispute: Dispute) -> str:
    """As the client reads it, at the beginning of a sentence."""
    request = dispute.payment.purchase.request
    return _("The bank of %(payer)s") % {"payer": request.payer_name} if request else _("Your bank")


def money_back(dispute: Dispute, gone: int | None = None) -> str:
    """Where the money of a lost one went, as the client reads it: no more than was left of the payment (`gone`, where that is
    known already). What someone else paid is between them and the coach."""
    if dispute.payment.purchase.request:
        return _("money of it went back to whoever paid")
    lost = Dispute.objects.filter(pk=dispute.pk).lost().values_list("gone", flat=True).first() if gone is None else gone
    amount = dispute.amount if lost is None else lost
    return _("it gave %(amount)s back to you") % {"amount": money(amount, dispute.payment.purchase.currency)}


def _cause(dispute: Dispute) -> str:
    return f"dispute:{dispute.pk}:{dispute.status}"


def until(dispute: Dispute) -> str:
    """The last day to answer, on the coach's calendar, or ""."""
    if not dispute.answer_by:
        return ""
    return spoken_day(dispute.answer_by, dispute.payment.purchase.client.coach.timezone)


def outcome(dispute: Dispute) -> str:
    return {
        Status.CLOSED: _("The bank has no more questions. Nothing has changed."),
        Status.WON: _("It was decided for you. The money is yours again, and the sessions are free again."),
        Status.LOST: _(
            "It was decided for the payer. The money is gone, and the unused sessions that were paid with it are taken."
        ),
    }.get(Status(dispute.status), "")
