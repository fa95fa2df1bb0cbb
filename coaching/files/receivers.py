from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.files import sharing, telling
from coaching.signals import tick
from coaching.sweeping import swept_daily


@receiver(tick)
def tell_of_files(sender: object, now: datetime, **kwargs: Any) -> None:
    telling.tell_of_new(now)


@swept_daily("files taken back")
def throw_away(now: datetime) -> int:
    return sharing.sweep(now)
