from django.core.cache import cache
from django.dispatch import receiver

from coaching.pipeline import due, retention
from coaching.signals import tick

A_DAY = 24 * 60 * 60


@receiver(tick)
def write_what_is_due(sender, now, **kwargs):
    due.remind_of_offers(now)
    due.ask_again(now)


@receiver(tick)
def forget(sender, now, **kwargs):
    if cache.add(f"pipeline:forgotten:{now:%Y-%m-%d}", True, A_DAY):  # once a day is enough
        retention.purge(now)
