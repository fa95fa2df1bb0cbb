from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.signals import tick
from networking_module.contacts.undo import delete_old


@receiver(tick)
def delete_old_changes(sender: object, now: datetime, **kwargs: Any) -> None:
    delete_old(now)
