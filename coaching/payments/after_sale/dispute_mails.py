"""Telling the coach of a dispute: each state of it once."""

from django.utils.translation import gettext as _

from coaching.mail.outbox import send
from coaching.payments.after_sale import dashboard
from coaching.payments.models import Dispute
from coaching.practice.zones import spoken_day

Status = Dispute.Status
KINDS = {
    Status.INQUIRY: "payments.inquiry",
    Status.OPEN: "payments.disputed",
    Status.CLOSED: "payments.dispute_closed",
    Status.WON: "payments.dispute_closed",
    Status.LOST: "payments.dispute_closed",
}


def tell(dispute: Dispute) -> None:
    purchase = dispute.payment.purchase
    client = purchase.client
    context = {
        "client": client.name,
        "amount": dispute.amount_text,
        "title": purchase.title,
        "until": until(dispute),
        "outcome": outcome(dispute),
        "url": dashboard.link(dispute.stripe_id),
    }
    cause = f"dispute:{dispute.pk}:{dispute.status}"
    send(KINDS[Status(dispute.status)], to=client.coach.email, reply_to=client.email, cause=cause, context=context)


def until(dispute: Dispute) -> str:
    """The last day to answer, on the coach's calendar, or ""."""
    if not dispute.answer_by:
        return ""
    return spoken_day(dispute.answer_by, dispute.payment.purchase.client.coach.timezone)


def outcome(dispute: Dispute) -> str:
    return {
        Status.CLOSED: _("The bank has no more questions. Nothing has changed."),
        Status.WON: _("It was decided for you. The money is yours again, and the sessions are free again."),
        Status.LOST: _("It was decided for the payer. The money is gone, and the unused sessions that it stood for are taken."),
    }.get(Status(dispute.status), "")
