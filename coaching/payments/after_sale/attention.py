"""What the desk says about money that somebody has to decide about. A number of queries that does not grow."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.payments.after_sale import dashboard, dispute_mails, refunds, sentences, standing
from coaching.payments.checkout.notices import notices
from coaching.payments.instalments import reads as instalments
from coaching.payments.invoices import earlier
from coaching.payments.models import Checkout, Discrepancy, Dispute, Payment, StripeEvent
from coaching.people.access import is_owner
from coaching.people.models import Client

SHOWN = 10
A_DAY = timedelta(days=1)
Status = Checkout.Status


def to_decide(user: User, now: datetime | None = None) -> list[tuple[str, str]]:
    """(sentence, address of where it is decided) of what waits for this member of staff: of each sort the first ten."""
    now = now or timezone.now()
    return [
        *_disputes(user, SHOWN),
        *instalments.to_decide(user, now, SHOWN),
        *_discrepancies(user),
        *_webhook(user, now),
        *earlier.to_offer(user),
    ]


def decided_elsewhere(user: User, now: datetime) -> list[tuple[str, str]]:
    """(sentence, address) of all that is decided about on a page of its own or at Stripe."""
    return [
        *_disputes(user, None),
        *instalments.to_decide(user, now, None),
        *_webhook(user, now),
        *earlier.to_offer(user),
    ]


def _disputes(user: User, most: int | None) -> Iterator[tuple[str, str]]:
    asked = Dispute.objects.visible_to(user).filter(status__in=[Dispute.Status.OPEN, Dispute.Status.INQUIRY])
    for dispute in asked.select_related("payment__purchase__client__coach").order_by("answer_by", "pk")[:most]:
        yield about(dispute), dashboard.link(dispute.stripe_id)


def about(dispute: Dispute) -> str:
    """A dispute in a sentence, with the last day to answer."""
    words = {
        Dispute.Status.OPEN: _("%(client)s: %(amount)s is disputed."),
        Dispute.Status.INQUIRY: _("%(client)s: a bank asks about %(amount)s."),
    }[Dispute.Status(dispute.status)]
    sentence = words % {"client": dispute.payment.purchase.client.name, "amount": dispute.amount_text}
    until = dispute_mails.until(dispute)
    return f"{sentence} {_('Answer at Stripe by %(until)s.') % {'until': until}}" if until else sentence


def _discrepancies(user: User) -> Iterator[tuple[str, str]]:
    for each in Discrepancy.objects.visible_to(user).open().to_decide().select_related("client")[:SHOWN]:
        yield sentences.what(each), sentences.decided_at(each)


def to_know(user: User) -> QuerySet[Discrepancy, Any]:
    """What this member of staff has to know about money, and nobody has seen yet; the latest first."""
    return Discrepancy.objects.visible_to(user).open().news().select_related("client")


def _webhook(user: User, now: datetime) -> Iterator[tuple[str, str]]:
    """Said to the owner once events came only by asking, until one is delivered again."""
    if not is_owner(user):
        return
    lately = StripeEvent.objects.filter(received_at__gt=now - A_DAY).aggregate(
        missed=Count("pk", filter=Q(delivered=False)),
        last_missed=Max("received_at", filter=Q(delivered=False)),
        last_delivered=Max("received_at", filter=Q(delivered=True)),
    )
    if lately["missed"] and (lately["last_delivered"] is None or lately["last_delivered"] < lately["last_missed"]):
        words = ngettext(
            "%(count)d event of Stripe in the last day came only because we asked: is the webhook set up?",
            "%(count)d events of Stripe in the last day came only because we asked: is the webhook set up?",
            lately["missed"],
        )
        yield words % {"count": lately["missed"]}, reverse("books_admin:connect")


def client_context(client: Client, now: datetime) -> dict[str, list]:
    """For the coach's page of a client: sentences about their money, the latest payments, and those that can be refunded."""
    payments = list(Payment.objects.of_client(client).select_related("purchase__request").order_by("-at", "-pk")[:SHOWN])
    money = standing.of_payments(payments)
    for payment in payments:
        payment.money = money[payment.pk]
    refundable = [payment for payment, _left in refunds.with_some_left(payments)]
    return {"money_sentences": of_client(client, now), "payments": payments, "refundable": refundable}


def of_client(client: Client, now: datetime | None = None) -> list[str]:
    """Payments that wait or failed lately, and disputes, for the coach; the months tell of themselves. Two queries."""
    begun = notices(client, now or timezone.now())
    asked = Dispute.objects.filter(payment__purchase__client=client, status__in=[Dispute.Status.OPEN, Dispute.Status.INQUIRY])
    disputes = asked.select_related("payment__purchase__client__coach")
    return [*map(_of_checkout, begun.order_by("pk")), *map(about, disputes)]


def _of_checkout(checkout: Checkout) -> str:
    words = {
        (Status.PENDING, False): _("%(price)s for “%(title)s” is on its way: the bank has yet to confirm it."),
        (Status.FAILED, False): _("%(price)s for “%(title)s” did not go through. The client may try again."),
        (Status.PENDING, True): _("%(price)s for “%(title)s” by %(payer)s is on its way: their bank has yet to confirm it."),
        (Status.FAILED, True): _("%(price)s for “%(title)s” by %(payer)s did not go through. They know, and may try again."),
    }[Status(checkout.status), checkout.request is not None]
    payer = checkout.request.payer_name if checkout.request else ""
    return words % {"price": checkout.price_text, "title": checkout.title, "payer": payer}
