from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.payments.account import effects, ending
from coaching.signals import tick

__all__ = ["effects", "end_lots", "warn"]  # imported, effects are told


@receiver(tick)
def end_lots(sender: object, now: datetime, **kwargs: Any) -> None:
    ending.close_due(now)


@receiver(tick)
def warn(sender: object, now: datetime, **kwargs: Any) -> None:
    ending.warn_due(now)
