from django.dispatch import receiver

from coaching.practice import database_cache
from coaching.signals import tick


@receiver(tick)
def forget_what_ran_out(sender, now, **kwargs):
    database_cache.sweep(now)
