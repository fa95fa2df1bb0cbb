from datetime import datetime

from django.dispatch import receiver

from coaching.payments.checkout.mails import send_before_account
from coaching.people.models import Client
from coaching.pipeline import clients, due, offers, retention
from coaching.pipeline.buying import standing
from coaching.pipeline.links import OFFER
from coaching.pipeline.models import Offer
from coaching.signals import booking_made, purchase_made, tick, way_in_asked
from coaching.sweeping import swept_daily


@receiver(booking_made)
def take_up_again(sender, booking, **kwargs):
    """A prospect who books is no longer at “not now” or “no”."""
    if booking.client.stage in (Client.Stage.LATER, Client.Stage.DECLINED):
        offers.reopen(client=booking.client)


@receiver(purchase_made)
def take_in(sender, purchase, now, **kwargs):
    """A prospect who has bought is a client, and invited."""
    if purchase.client.is_prospect:
        clients.make_client(client=purchase.client, now=now)


@receiver(way_in_asked)
def tell_of_offers(sender, email, now, **kwargs):
    """Prospects who have an offer to pay hear where that is. Whether there was any."""
    offered = Offer.objects.filter(client__email__iexact=email, client__stage=Client.Stage.OFFERED, sent_at__isnull=False)
    found = [offer for offer in offered.select_related("client__coach", "offered") if standing(offer, now).can_pay]
    for offer in found:
        send_before_account(client=offer.client, title=offer.promise.title, url=OFFER.url(offer))
    return bool(found)


@receiver(tick)
def write_what_is_due(sender, now, **kwargs):
    due.remind_of_offers(now)
    due.ask_again(now)


@swept_daily("prospects")
def purge_prospects(now: datetime) -> int:
    return retention.purge(now)
