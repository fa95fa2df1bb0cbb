from django.core.cache import cache
from django.dispatch import receiver

from coaching.people.models import Client
from coaching.pipeline import due, offers, retention
from coaching.signals import booking_made, tick

AN_HOUR, A_DAY = 60 * 60, 24 * 60 * 60


@receiver(booking_made)
def take_up_again(sender, booking, **kwargs):
    """A prospect who books is no longer at “not now” or “no”."""
    if booking.client.stage in (Client.Stage.LATER, Client.Stage.DECLINED):
        offers.reopen(client=booking.client)


@receiver(tick)
def write_what_is_due(sender, now, **kwargs):
    due.remind_of_offers(now)
    due.ask_again(now)


@receiver(tick)
def purge_prospects(sender, now, **kwargs):
    """Once a day. If it dies or fails, it is tried again an hour later."""
    key = f"once:pipeline:forgotten:{now:%Y-%m-%d}"
    if cache.add(key, "begun", AN_HOUR):
        retention.purge(now)
        cache.set(key, "done", A_DAY)
