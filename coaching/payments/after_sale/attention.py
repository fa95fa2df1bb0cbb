"""What pages say about money that somebody has to decide about. A number of queries that does not grow."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.modules import Attention
from coaching.payments.after_sale import reasons, standing
from coaching.payments.checkout.notices import notices
from coaching.payments.models import Checkout, Discrepancy, Dispute, Payment
from coaching.people.access import clients_of
from coaching.people.models import Client

SHOWN = 10
Status = Checkout.Status


def to_decide(user: User, now: datetime | None = None) -> list[tuple[str, str]]:
    """(sentence, address of where it is decided) of what waits for this member of staff: of each sort the first ten."""
    found = [*reasons.to_decide(clients_of(user), SHOWN), *reasons.of_practice(user, now or timezone.now(), most=SHOWN)]
    return [(_named(each), str(each.url)) for each in found if not each.key.startswith(reasons.NEWS)]


def decided_elsewhere(user: User, now: datetime) -> list[tuple[str, str]]:
    """(sentence, address) of all that is decided about on a page of its own or at Stripe."""
    found = [*reasons.to_decide(clients_of(user)), *reasons.of_practice(user, now)]
    return [(_named(each), str(each.url)) for each in found if not each.key.startswith((reasons.NEWS, reasons.MISFIT))]


def _named(reason: Attention) -> str:
    return f"{reason.whom}: {reason.reason}" if reason.whom else str(reason.reason)


def to_know(user: User) -> QuerySet[Discrepancy, Any]:
    """What this member of staff has to know about money, and nobody has seen yet; the latest first."""
    return Discrepancy.objects.visible_to(user).open().news().select_related("client")


def latest_payments(client: Client) -> list[Payment]:
    """Of a client, for the coach, each with `money`, its standing. One query."""
    payments = Payment.objects.of_client(client).select_related("purchase__request")
    return standing.measured(payments.order_by("-at", "-pk")[:SHOWN])


def of_client(client: Client, now: datetime | None = None) -> list[str]:
    """What `sentences` says of `rows_of` a client. Two queries."""
    return sentences(**rows_of(client, now or timezone.now()))


def rows_of(client: Client, now: datetime) -> dict[str, QuerySet[Any, Any]]:
    """Payments that wait or failed lately, and disputes; the months tell of themselves."""
    asked = Dispute.objects.filter(payment__purchase__client=client, status__in=[Dispute.Status.OPEN, Dispute.Status.INQUIRY])
    return {
        "begun": notices(client, now).order_by("pk"),
        "disputes": asked.select_related("payment__purchase__client__coach"),
    }


def sentences(begun: Iterable[Checkout] = (), disputes: Iterable[Dispute] = ()) -> list[str]:
    """For the coach."""
    return [*map(_of_checkout, begun), *map(reasons.about, disputes)]


def _of_checkout(checkout: Checkout) -> str:
    words = {
        (Status.PENDING, False): _("%(price)s for “%(title)s” is on its way: the bank has yet to confirm it."),
        (Status.FAILED, False): _("%(price)s for “%(title)s” did not go through. The client may try again."),
        (Status.PENDING, True): _("%(price)s for “%(title)s” by %(payer)s is on its way: their bank has yet to confirm it."),
        (Status.FAILED, True): _("%(price)s for “%(title)s” by %(payer)s did not go through. They know, and may try again."),
    }[Status(checkout.status), checkout.request is not None]
    payer = checkout.request.payer_name if checkout.request else ""
    return words % {"price": checkout.price_text, "title": checkout.title, "payer": payer}
