"""What clients are asked before a session: up to three questions, one per line."""

from django.utils.translation import gettext_lazy as _

MOST, LONGEST = 3, 200
TEXT = _("What has happened since we last talked?\nWhere are you stuck?\nWhat would make this session worth it for you?")


def questions_in(text: str) -> list[str]:
    """The questions of a text, in order; empty lines are none."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
