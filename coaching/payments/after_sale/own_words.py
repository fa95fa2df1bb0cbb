"""What the pages of a client and of whoever pays say about money that went back, and about a payment that a bank questions.

Kindly, and true.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.payments.after_sale.dispute_mails import whose_bank
from coaching.payments.models import Dispute, Invoice, PaymentRequest, Refund
from coaching.payments.money import exact
from coaching.people.models import Client

SHOWN_FOR = timedelta(days=60)
Status, Decided = Refund.Status, Dispute.Status


def for_client(client: Client, now: datetime | None = None) -> list[str]:
    """Sentences, the disputes first. Two queries."""
    of_client = Q(payment__purchase__client=client)
    refunds = Refund.objects.counted().filter(of_client, at__gt=_since(now)).select_related("payment__purchase")
    return [*map(_disputed, _disputes(of_client, now)), *map(_refunded, refunds)]


def for_payer(request: PaymentRequest, now: datetime | None = None) -> list[str]:
    """Sentences about the money alone; refunds have their documents. One query."""
    return list(map(_disputed_payer, _disputes(Q(payment__purchase__request=request), now)))


def heading(request: PaymentRequest) -> str:
    """Of a paid request's page: that it is paid, or what went back since. Two queries."""
    of_request = Q(payment__purchase__request=request)
    refunds = Refund.objects.filter(of_request, status=Status.SUCCEEDED).aggregate(sum=Sum("amount"))["sum"] or 0
    lost = Dispute.objects.filter(of_request).lost().aggregate(sum=Sum("gone"))["sum"] or 0
    if not refunds + lost:
        return _("Paid. Thank you.")
    values = {"back": exact(refunds + lost, request.currency), "price": request.exact_price}
    words = _("%(back)s of %(price)s went back to you") if refunds + lost < request.price else _("%(back)s went back to you")
    return words % values


def with_what_went_back(documents: Iterable[Invoice]) -> list[Invoice]:
    """Each with `went_back`: a sentence on what a bank gave back of its payment, which has no document of its own, or "".

    One query.
    """
    found = list(documents)
    payments = [each.payment_id for each in found if each.payment_id]
    lost = Dispute.objects.filter(payment__in=payments).lost().order_by().values_list("payment").annotate(sum=Sum("gone"))
    amounts = dict(lost)
    for each in found:
        amount = amounts.get(each.payment_id, 0)
        words = _("%(amount)s went back in a dispute.") % {"amount": exact(amount, each.currency)}
        each.went_back = words if amount else ""  # type: ignore[attr-defined]  # for the template
    return found


def _since(now: datetime | None) -> datetime:
    return (now or timezone.now()) - SHOWN_FOR


def _disputes(whose: Q, now: datetime | None) -> QuerySet[Dispute]:
    """Those that are open, and those decided lately."""
    decided = Q(status__in=[Decided.WON, Decided.LOST], closed_at__gt=_since(now))
    return Dispute.objects.filter(whose, Q(status=Decided.OPEN) | decided).select_related("payment__purchase__request")


def _disputed(dispute: Dispute) -> str:
    words = {
        Decided.OPEN: _(
            "%(whose)s is looking into the payment for “%(title)s”. Until it has decided, the sessions of it that are not booked "
            "are on hold; what you booked takes place. If nobody meant to ask the bank, tell your coach and the bank."
        ),
        Decided.WON: _("%(whose)s has decided: the payment for “%(title)s” stands, and nothing is on hold for it."),
        Decided.LOST: _(
            "%(whose)s has decided about the payment for “%(title)s”: money of it went back to whoever paid, and the unused "
            "sessions that were paid with it were taken. What you booked takes place."
        ),
    }[Decided(dispute.status)]
    if dispute.status == Decided.LOST and not dispute.payment.purchase.request_id:  # the amount is the client's own
        words = _(
            "%(whose)s has decided about the payment for “%(title)s”: %(amount)s of it went back to you, and the unused sessions "
            "that were paid with it were taken. What you booked takes place."
        )
    title = dispute.payment.purchase.title
    return words % {"whose": whose_bank(dispute), "title": title, "amount": dispute.amount_text}


def _disputed_payer(dispute: Dispute) -> str:
    words = {
        Decided.OPEN: _("Your bank is looking into %(amount)s of this payment, and has yet to decide."),
        Decided.WON: _("Your bank has decided: this payment stands."),
        Decided.LOST: _("Your bank has decided, and gave %(amount)s of this payment back to you."),
    }[Decided(dispute.status)]
    return words % {"amount": dispute.amount_text}


def _refunded(refund: Refund) -> str:
    title = refund.payment.purchase.title
    if refund.payment.purchase.request_id:  # the amount is between the coach and whoever paid
        return _("What someone paid for you for “%(title)s” goes back to them.") % {"title": title}
    words = {
        Status.PENDING: _("%(amount)s of “%(title)s” is on its way back to you."),
        Status.SUCCEEDED: _("%(amount)s of “%(title)s” was refunded to you."),
    }[Status(refund.status)]
    return words % {"amount": refund.amount_text, "title": title}
