from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.practice import database_cache
from coaching.signals import tick


@receiver(tick)
def delete_expired_entries(sender: object, now: datetime, **kwargs: Any) -> None:
    database_cache.sweep(now)
