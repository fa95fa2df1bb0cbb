from datetime import datetime

from django.dispatch import receiver

from coaching.people.models import Client
from coaching.pipeline import clients, due, offers, retention
from coaching.signals import booking_made, purchase_made, tick
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


@receiver(tick)
def write_what_is_due(sender, now, **kwargs):
    due.remind_of_offers(now)
    due.ask_again(now)


@swept_daily("prospects")
def purge_prospects(now: datetime) -> int:
    return retention.purge(now)
