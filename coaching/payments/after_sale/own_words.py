"""What a client's own page says about money that went back, and about a payment that their bank questions. Kindly, and true."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.payments.models import Dispute, Refund
from coaching.people.models import Client

SHOWN_FOR = timedelta(days=60)
Status = Refund.Status


def for_client(client: Client, now: datetime | None = None) -> list[str]:
    """Sentences, the disputes first. Two queries."""
    since = (now or timezone.now()) - SHOWN_FOR
    disputes = Dispute.objects.open().filter(payment__purchase__client=client).select_related("payment__purchase")
    refunds = Refund.objects.counted().filter(payment__purchase__client=client, at__gt=since).select_related("payment__purchase")
    return [*map(_disputed, disputes), *map(_refunded, refunds)]


def _disputed(dispute: Dispute) -> str:
    words = _(
        "Your bank is looking into the payment for “%(title)s”. Until it has decided, the sessions of it that are not booked "
        "rest; what you booked takes place. If you did not mean to ask your bank, tell your coach and the bank."
    )
    return words % {"title": dispute.payment.purchase.title}


def _refunded(refund: Refund) -> str:
    title = refund.payment.purchase.title
    if refund.payment.purchase.request_id:  # the amount is between the coach and whoever paid
        return _("What someone paid for you for “%(title)s” goes back to them.") % {"title": title}
    words = {
        Status.PENDING: _("%(amount)s of “%(title)s” is on its way back to you."),
        Status.SUCCEEDED: _("%(amount)s of “%(title)s” was refunded to you."),
    }[Status(refund.status)]
    return words % {"amount": refund.amount_text, "title": title}
