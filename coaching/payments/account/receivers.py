from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.payments.account import ending
from coaching.signals import tick


@receiver(tick)
def end_lots(sender: object, now: datetime, **kwargs: Any) -> None:
    ending.close_due(now)


@receiver(tick)
def warn(sender: object, now: datetime, **kwargs: Any) -> None:
    ending.warn_due(now)
