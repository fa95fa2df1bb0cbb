"""What the pages of a client and of whoever pays say about money that went back, and about a payment that a bank questions.

Kindly, and true.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.payments.account import lots
from coaching.payments.after_sale.dispute_mails import money_back, whose_bank
from coaching.payments.after_sale.standing import Standing, payer_words, stuck
from coaching.payments.models import Dispute, PaymentRequest, Refund
from coaching.people.models import Client

SHOWN_FOR = timedelta(days=30)
SHOWN, MOST = 3, 50
_NOT_BACK = gettext_lazy(
    "The refund of %(amount)s of “%(title)s” did not go through. The money is still with us, and your coach finds another way."
)
Status, Decided = Refund.Status, Dispute.Status


def for_client(client: Client, now: datetime | None = None) -> list[str]:
    """Sentences about what is open, or happened lately: the disputes first, the latest of each first. At most four queries."""
    return _of_client(client, (now or timezone.now()) - SHOWN_FOR)


def all_for_client(client: Client) -> list[str]:
    """The same of all that ever happened, as far as a page is long. At most four queries."""
    return _of_client(client, None)[:MOST]


def _of_client(client: Client, since: datetime | None) -> list[str]:
    of_client = Q(payment__purchase__client=client)
    of_all = Refund.objects.filter(of_client)
    refunds = of_all.counted().filter(at__gt=since) if since else of_all.counted()
    not_back = stuck(of_all.filter(payment__purchase__request=None))
    refunds = (refunds | of_all.filter(pk__in=not_back)).select_related("payment__purchase").order_by("-at", "-pk")
    disputes = list(_disputes(of_client, since).select_related("payment__purchase__lot", "payment__purchase__request")[:MOST])
    lost = Dispute.objects.filter(pk__in=[each.pk for each in disputes]).lost()
    gone = dict(lost.values_list("pk", "gone"))
    booked = lots.with_booked(each.payment.purchase.lot for each in disputes)
    told = [_disputed(each, gone.get(each.pk, 0), is_booked=each.payment.purchase.lot.pk in booked) for each in disputes]
    return [*told, *map(_refunded, refunds[:MOST])]


def for_payer(request: PaymentRequest, standing: Standing | None, now: datetime | None = None) -> list[str]:
    """Sentences about the money alone: what happened to it, and what the bank decided lately for us. One query."""
    of_request, since = Q(payment__purchase__request=request), (now or timezone.now()) - SHOWN_FOR
    words = _("Your bank has decided: this payment stands.")
    stands = [words for each in _disputes(of_request, since) if each.status == Decided.WON]
    return [*filter(None, [payer_words(standing) if standing else ""]), *stands]


def _disputes(whose: Q, since: datetime | None) -> QuerySet[Dispute]:
    """Those that are open, and those decided since then, the latest first."""
    decided = Q(status__in=[Decided.WON, Decided.LOST])
    if since:
        decided &= Q(closed_at__gt=since)
    return (
        Dispute.objects.filter(whose, Q(status=Decided.OPEN) | decided)
        .select_related("payment__purchase__request")
        .order_by("-opened_at")
    )


def _disputed(dispute: Dispute, gone: int, *, is_booked: bool) -> str:
    """Of what is booked it speaks where there is something, while that isn't clear by itself."""
    words = {
        Decided.OPEN: _(
            "%(whose)s is looking into the payment for “%(title)s”. Until it has decided, the sessions of it that are not booked "
            "are on hold. If nobody meant to ask the bank, tell your coach and the bank."
        ),
        Decided.WON: _("%(whose)s has decided: the payment for “%(title)s” stands, and nothing is on hold for it."),
        Decided.LOST: _(
            "%(whose)s has decided about the payment for “%(title)s”: %(back)s, and the unused sessions that it stood for were "
            "taken."
        ),
    }[Decided(dispute.status)]
    back = money_back(dispute, gone)
    said = words % {"whose": whose_bank(dispute), "title": dispute.payment.purchase.title, "back": back}
    return f"{said} {_('What you have booked takes place.')}" if is_booked and dispute.status != Decided.WON else said


def _refunded(refund: Refund) -> str:
    title = refund.payment.purchase.title
    if refund.payment.purchase.request_id:  # the amount is between the coach and whoever paid
        whole = refund.amount >= refund.payment.amount
        words = _("What someone paid for you for “%(title)s” goes back to them.")
        return (words if whole else _("Part of what was paid for you for “%(title)s” goes back to whoever paid.")) % {
            "title": title
        }
    words = {
        Status.PENDING: _("%(amount)s of “%(title)s” is on its way back to you."),
        Status.SUCCEEDED: _("%(amount)s of “%(title)s” was refunded to you."),
        Status.FAILED: str(_NOT_BACK),
        Status.CANCELED: str(_NOT_BACK),
    }[Status(refund.status)]
    return words % {"amount": refund.amount_text, "title": title}
