"""Who an email comes from where it is no coach's own."""

from email.utils import parseaddr

from django.conf import settings

from coaching.practice.models import PracticeSettings


def practice_sender() -> tuple[str, str]:
    """(name, address) of DEFAULT_FROM_EMAIL; where that has no name, the practice's."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return name or PracticeSettings.load().name, address
