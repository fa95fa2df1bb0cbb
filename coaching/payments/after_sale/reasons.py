"""Why a coach may want to look at money: what a bank asks, what failed, what fits nothing, and what is only to be known."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.modules import Act, Attention, Deed
from coaching.payments.account import reasons as sessions_left
from coaching.payments.after_sale import dashboard, dispute_mails, sentences, whose_money
from coaching.payments.instalments import reads as instalments
from coaching.payments.invoices import earlier
from coaching.payments.models import Discrepancy, Dispute, ExtensionRequest, Payment, StripeEvent
from coaching.payments.payers import overdue as payers
from coaching.people.access import is_owner
from coaching.people.among import among
from coaching.people.models import Client
from coaching.practice.present import Rows, only_present

A_DAY = timedelta(days=1)
# How keys begin: what is decided on the page of what fits nothing, and what nobody decides about.
MISFIT, NEWS = "money.misfit:", "money.news:"
Clients = QuerySet[Client] | Iterable[Client]


def rarely_there(clients: Clients, now: datetime) -> Rows:
    """The rows that are reasons about these clients' money: who asks for more time, who is late, and those of `to_decide`."""
    more_time = ExtensionRequest.objects.open().filter(lot__client__in=among(clients))
    return {"more_time": more_time, "requests": payers.of_desk(clients, now), **_rows(clients)}


def of_clients(there: Rows, now: datetime) -> Iterator[Attention]:
    """The reasons in those rows of `rarely_there` that are `there` (as `only_present` says)."""
    if "more_time" in there:
        yield from sessions_left.more_time(there["more_time"], now)
    if "requests" in there:
        yield from payers.attention(there["requests"], now)
    yield from _of(there)


def to_decide(clients: Clients, most: int | None = None) -> Iterator[Attention]:
    """What a bank asks, months that failed, what fits nothing and what the coach has to know, of each sort at most `most`."""
    yield from _of(only_present(_rows(clients))[0], most)


def _rows(clients: Clients) -> Rows:
    these, asked = among(clients), [Dispute.Status.OPEN, Dispute.Status.INQUIRY]
    return {
        "disputes": Dispute.objects.filter(payment__purchase__client__in=these, status__in=asked),
        "failed": instalments.with_a_failed_payment(clients),
        "misfits": Discrepancy.objects.open().filter(client__in=these),
    }


def _of(there: Rows, most: int | None = None) -> Iterator[Attention]:
    if "disputes" in there:
        yield from map(_of_dispute, _first_asked(there["disputes"])[:most])
    if "failed" in there:
        yield from instalments.reasons(there["failed"], most)
    if "misfits" in there:
        yield from map(_of_discrepancy, whose_money.with_requests(there["misfits"].select_related("client")[:most]))


def of_practice(user: User, now: datetime, most: int | None = None, *, receipts: bool = True) -> Iterator[Attention]:
    """The reasons about nobody known here, which are the owner's, and (unless it is known that there are none) `receipts` that
    were never made."""
    if is_owner(user):
        of_nobody = Discrepancy.objects.open().filter(client=None).select_related("client")
        yield from map(_of_discrepancy, whose_money.with_requests(of_nobody[:most]))
        yield from _of_webhook(now)
    for words, url in earlier.to_offer(user) if receipts else ():
        yield Attention(None, words, "money.earlier", now, Act.SETTLE, url)


def without_receipt(user: User) -> QuerySet[Payment]:
    """The payments for which this member of staff could make receipts."""
    return earlier.without_receipt().filter(pk__in=Payment.objects.visible_to(user))


def _first_asked(disputes: QuerySet[Dispute]) -> QuerySet[Dispute]:
    return disputes.select_related("payment__purchase__client__coach").order_by("answer_by", "pk")


def about(dispute: Dispute) -> str:
    """A dispute in a sentence that names the client, with the last day to answer."""
    return f"{dispute.payment.purchase.client.name}: {_asked(dispute)}"


def _asked(dispute: Dispute) -> str:
    words = {
        Dispute.Status.OPEN: _("%(amount)s is disputed."),
        Dispute.Status.INQUIRY: _("A bank asks about %(amount)s."),
    }[Dispute.Status(dispute.status)]
    sentence = words % {"amount": dispute.amount_text}
    until = dispute_mails.until(dispute)
    return f"{sentence} {_('Answer at Stripe by %(until)s.') % {'until': until}}" if until else sentence


def _of_dispute(dispute: Dispute) -> Attention:
    client, url, key = dispute.payment.purchase.client, dashboard.link(dispute.stripe_id), f"money.dispute:{dispute.pk}"
    return Attention(client.pk, _asked(dispute), key, dispute.opened_at, Act.SETTLE, url, whom=client.name)


def _of_discrepancy(found: Discrepancy) -> Attention:
    words, url = sentences.what(found), sentences.decided_at(found)
    if not found.is_news:
        return Attention(found.client_id, words, f"{MISFIT}{found.pk}", found.noticed_at, Act.SETTLE, url)
    words = f"{words} {sentences.what_to_do(found)}"
    seen = Deed(_("Seen"), reverse("money_admin:act", args=[found.pk]), {"do": "seen"})
    return Attention(found.client_id, words, f"{NEWS}{found.pk}", found.noticed_at, Act.SETTLE, url, (seen,))


def _of_webhook(now: datetime) -> Iterator[Attention]:
    """Said once events came only by asking, until one is delivered again."""
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
        url, since = reverse("books_admin:connect"), lately["last_delivered"] or lately["last_missed"]
        yield Attention(None, words % {"count": lately["missed"]}, "money.webhook", since, Act.REPAIR, url)
