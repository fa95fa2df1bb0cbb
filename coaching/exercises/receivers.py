"""Connects the room to what it hears."""

from datetime import datetime
from typing import Any

from django.core.management import call_command
from django.dispatch import receiver

from coaching.exercises import notifications, telling_news, versions  # noqa: F401
from coaching.exercises.programs import opening
from coaching.signals import tick


@receiver(tick)
def publish_what_was_scheduled(sender: object, **kwargs: Any) -> None:
    """Wagtail goes live with what editors scheduled only when it is asked to: exercises and pages alike."""
    call_command("publish_scheduled")


@receiver(tick)
def open_what_is_due(sender: object, now: datetime, **kwargs: Any) -> None:
    opening.open_due(now)
    notifications.tell_of_new(now)


@receiver(tick)
def tell_what_the_coach_said(sender: object, now: datetime, **kwargs: Any) -> None:
    telling_news.tell_of_news(now)
