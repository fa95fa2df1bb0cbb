from django.core.cache import cache
from django.dispatch import receiver

from coaching.people.models import Client
from coaching.pipeline import due, recaps, retention
from coaching.signals import booking_made, tick

A_DAY = 24 * 60 * 60


@receiver(booking_made)
def take_up_again(sender, booking, **kwargs):
    """Whoever books is no longer at “not now” or “no”."""
    if booking.client.stage in (Client.Stage.LATER, Client.Stage.DECLINED):
        recaps.reopen(client=booking.client)


@receiver(tick)
def write_what_is_due(sender, now, **kwargs):
    due.remind_of_offers(now)
    due.ask_again(now)


@receiver(tick)
def forget(sender, now, **kwargs):
    if cache.add(f"pipeline:forgotten:{now:%Y-%m-%d}", True, A_DAY):  # once a day is enough
        retention.purge(now)
