"""What the pages of a client and of whoever pays say about money that went back, and about a payment that a bank questions.

Kindly, and true.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.payments.after_sale.dispute_mails import whose_bank
from coaching.payments.models import Dispute, PaymentRequest, Refund
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
            "rest; what you booked takes place. If nobody meant to ask the bank, tell your coach and the bank."
        ),
        Decided.WON: _("%(whose)s has decided: the payment for “%(title)s” stands, and nothing is on hold for it."),
        Decided.LOST: _(
            "%(whose)s has decided about the payment for “%(title)s”: money of it went back to whoever paid, and the unused "
            "sessions that it stood for were taken. What you booked takes place."
        ),
    }[Decided(dispute.status)]
    return words % {"whose": whose_bank(dispute), "title": dispute.payment.purchase.title}


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
