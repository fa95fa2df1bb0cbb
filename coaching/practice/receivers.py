from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.practice import database_cache
from coaching.practice.pictures import kept_uploads
from coaching.signals import tick
from coaching.sweeping import swept_daily

swept_daily("pictures whose form was not sent again")(kept_uploads.forget_old)


@receiver(tick)
def delete_expired_entries(sender: object, now: datetime, **kwargs: Any) -> None:
    database_cache.sweep(now)
