"""Connects the room to what it hears."""

from django.core.management import call_command
from django.dispatch import receiver

from coaching.exercises import versions  # noqa: F401
from coaching.signals import tick


@receiver(tick)
def publish_what_was_scheduled(sender, **kwargs):
    """Wagtail goes live with what editors scheduled only when it is asked to: exercises and pages alike."""
    call_command("publish_scheduled")
