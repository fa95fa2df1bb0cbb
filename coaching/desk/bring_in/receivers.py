from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.desk.bring_in import choosing
from coaching.signals import tick


@receiver(tick)
def forget_old_files(sender: object, now: datetime, **kwargs: Any) -> None:
    choosing.tidy(now)
