"""What came of a refund, and who is told: each once."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.mail.outbox import send
from coaching.payments import stripe_mode
from coaching.payments.account import balance
from coaching.payments.after_sale import covering, discrepancies, news
from coaching.payments.invoices import attaching, issuing
from coaching.payments.models import Discrepancy, Invoice, Refund
from coaching.people.links import own_page
from coaching.people.timeline import record
from coaching.practice.addresses import address

Status = Refund.Status
# Stripe never goes back on this way, so what it said earlier and we heard later changes nothing.
WAY = {Status.PENDING: 0, Status.SUCCEEDED: 1, Status.FAILED: 2, Status.CANCELED: 2}


def become(refund: Refund, status: str, now: datetime, *, is_seen: bool = False) -> None:
    """A refund is now `status`. Inside a transaction, under the client's lock. With `is_seen` whoever asked
    sees it fail, and is told by the page."""
    before = refund.status
    if WAY[Status(status)] <= WAY[Status(before)]:
        return
    refund.status = status
    refund.save(update_fields=["status"])
    if status == Status.SUCCEEDED:
        _succeeded(refund, now)
    else:
        _undo(refund, now)
        if not is_seen:
            _tell_failed(refund, now, was_told=before == Status.SUCCEEDED)


def _succeeded(refund: Refund, now: datetime) -> None:
    purchase = refund.payment.purchase
    words = _("Refunded: %(amount)s of %(title)s") % {"amount": refund.amount_text, "title": purchase.title}
    record(client=purchase.client, kind="payments.refunded", text=words, at=now)
    _to_client("payments.refunded", refund, now, issuing.credit(refund=refund, now=now))
    if refund.key is None and refund.stripe_id:
        news.refunded(refund, now)


def _undo(refund: Refund, now: datetime) -> None:
    """The sessions that were taken are there again, and nothing is to be decided about the others."""
    count = covering.no_longer_covered(refund)
    covering.give_back(refund.payment.purchase.lot, count, f"refund:{refund.pk}:back", now)
    told = [f"{covering.cause_of(refund)}:{end}" for end in ("decide", "made")]
    for open_one in Discrepancy.objects.open().filter(cause__in=told):
        discrepancies.resolve(discrepancy=open_one, by=None, resolution="the refund failed", now=now)


def _tell_failed(refund: Refund, now: datetime, was_told: bool) -> None:
    purchase = refund.payment.purchase
    if was_told:
        _to_client("payments.refund_failed", refund, now, issuing.correct(refund=refund, now=now))
    cause = f"refund:{refund.pk}:failed"
    discrepancies.note_about(refund, Discrepancy.Kind.REFUND_FAILED, cause, now, refund=refund.pk)
    words = _("A refund did not go through: %(amount)s of “%(title)s”.")
    text = words % {"amount": refund.amount_text, "title": purchase.title}
    record(client=purchase.client, kind="payments.refund_failed", text=text, at=now, for_client=was_told)
    _to_coach("payments.refund_failed_coach", refund)


def _to_client(kind: str, refund: Refund, now: datetime, document: Invoice | None) -> None:
    """Tells the client, with the document; where someone else paid, the money is told to them, and the sessions to the client."""
    purchase = refund.payment.purchase
    client, request = purchase.client, purchase.request
    cause = f"refund:{refund.pk}:{refund.status}"
    context = {
        **_named(refund),
        "name": client.first_name,
        "left": balance.left_sentence(client, now),
        "url": own_page(client, "payments:sessions"),
    }
    files, about = ([attaching.part(document)], _document(document)) if document else ([], "")
    if request:
        to_payer = {**_named(refund), "name": request.payer_name, "document": about}
        to, coach = request.payer_email, client.coach
        send(f"{kind}_payer", to=to, sender=coach, cause=f"{cause}:payer", context=to_payer, attachments=files)
        kind, files, about = f"{kind}_for_you", [], ""
    context["document"] = about
    send(kind, to=client.email, sender=client.coach, cause=cause, context=context, attachments=files)


def _document(document: Invoice) -> str:
    """What the document is that goes along, in a sentence."""
    if document.kind == Invoice.Kind.CREDIT_NOTE:
        return _("%(document)s has it in writing.") % {"document": document}
    words = _("%(document)s cancels %(credited)s, because the money is still with us. Nothing is to be paid for it.")
    return words % {"document": document, "credited": document.corrects}


def _to_coach(kind: str, refund: Refund) -> None:
    client = refund.payment.purchase.client
    context = {**_named(refund), "client": client.name, "url": address(client.get_absolute_url())}
    cause = f"refund:{refund.pk}:{refund.status}:coach"
    send(kind, to=client.coach.email, reply_to=client.email, cause=cause, context=context)


def _named(refund: Refund) -> dict[str, Any]:
    words = ngettext("%(count)d session was taken for it.", "%(count)d sessions were taken for it.", refund.sessions)
    taken = words % {"count": refund.sessions} if refund.sessions else ""
    is_test = stripe_mode.is_test_payment(refund.payment)
    title, how = refund.payment.purchase.title, _way_back(refund)
    return {"amount": refund.amount_text, "title": title, "taken": taken, "how": how, "is_test": is_test}


def _way_back(refund: Refund) -> str:
    """What came through Stripe goes back that way; anything else the coach gives back by hand."""
    if refund.stripe_id:
        return _("It can take your bank up to ten days to show it.")
    return _("You get it back the way we agreed.")
