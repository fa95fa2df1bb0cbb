from datetime import datetime
from typing import Any

from django.dispatch import receiver

from coaching.signals import tick
from networking_module.contacts.importing import adding, undoing


@receiver(tick)
def tidy_and_go_on(sender: object, now: datetime, **kwargs: Any) -> None:
    undoing.tidy(now)
    adding.go_on(now)
