"""What is done about Stripe's events of a payment page, and for someone who would sign in before they have paid."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from coaching.payments import stripe_api
from coaching.payments.after_sale import misfits
from coaching.payments.checkout import closing, settling
from coaching.payments.checkout.links import ORDER
from coaching.payments.checkout.mails import send_before_account
from coaching.payments.models import Checkout, Purchase
from coaching.payments.stripe_events import NotAnEvent, listens, name_in
from coaching.people.invitations import tells
from coaching.people.models import Client
from coaching.practice.addresses import absolute
from coaching.signals import purchase_made, way_in_asked


@receiver(way_in_asked)
def tell_of_orders(sender: object, email: str, **kwargs: Any) -> bool:
    """Prospects who have begun to pay hear where that stands. Whether there was any."""
    of_prospects = Checkout.objects.under_way().filter(without_account=True, client__stage__in=Client.PROSPECT_STAGES)
    orders = of_prospects.filter(client__email__iexact=email).select_related("client__coach").order_by("pk")
    newest = {order.package_id: order for order in orders}
    for order in newest.values():
        send_before_account(client=order.client, title=order.title, url=_way_on(order))
    return bool(newest)


def _way_on(order: Checkout) -> str:
    """What is unpaid may have been begun by anyone who typed the address, and they would see how it goes on."""
    is_open = order.status == Checkout.Status.OPEN
    return absolute("payments:buy_public", order.package_id) if is_open and not order.back_to else ORDER.url(order)


@receiver(purchase_made)
def close_what_is_pointless(sender: object, **kwargs: Any) -> None:
    closing.soon()


@tells
def what_was_bought(client: Client) -> str:
    """For an invitation: what the client has behind it, whoever paid."""
    titles = dict.fromkeys(Purchase.objects.filter(client=client).order_by("bought_at", "pk").values_list("title", flat=True))
    quoted = [_("“%(title)s”") % {"title": title} for title in titles]
    return _("What was bought is there, too: %(titles)s.") % {"titles": ", ".join(quoted)} if quoted else ""


@listens(
    "checkout.session.completed",
    "checkout.session.expired",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
)
def of_a_payment_page(session: dict[str, Any]) -> Callable[[datetime], object]:
    session_id = name_in(session, "id")
    if not session_id:
        raise NotAnEvent("not an event: it names no session")
    try:
        return settling.follow(session_id)
    except stripe_api.StripeProblem as problem:
        if not problem.is_unreadable:
            raise
        return misfits.unreadable(session)
