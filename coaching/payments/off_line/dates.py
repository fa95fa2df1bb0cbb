"""On which days money can have come."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from coaching.practice.days import today
from coaching.practice.models import PracticeSettings


class OffLineError(Exception):
    """A payment that can't be noted like this; the message says why, for the coach."""


def refuse_to_come(on: date, now: datetime) -> None:
    """Raises OffLineError for a date after today, on the practice's calendar."""
    if on > today(now, PracticeSettings.load().timezone):
        raise OffLineError(_("That day is still to come. Enter the day on which the money came."))
