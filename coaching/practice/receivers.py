from django.dispatch import receiver

from coaching.practice import database_cache
from coaching.signals import tick


@receiver(tick)
def delete_expired_entries(sender, now, **kwargs):
    database_cache.sweep(now)
