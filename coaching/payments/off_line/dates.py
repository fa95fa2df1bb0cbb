"""On which days money can have come."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from coaching.practice.days import today, years_later
from coaching.practice.models import PracticeSettings

MOST_YEARS = 10  # as long as books are kept


class OffLineError(Exception):
    """A payment that can't be noted like this; the message says why, for the coach."""


def check(on: date, now: datetime) -> None:
    """Raises OffLineError for a date after today, on the practice's calendar, and for one longer ago than ten years."""
    day = today(now, PracticeSettings.load().timezone)
    if on > day:
        raise OffLineError(_("That day is still to come. Enter the day on which the money came."))
    if on < years_later(day, -MOST_YEARS):
        raise OffLineError(_("That is more than ten years ago. Check the year, and enter the day on which the money came."))
