from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.people.models import Client
from coaching.practice.days import today


def due_words(due_on: date, client: Client, now: datetime) -> str:
    """When something that a client took on is due (a date of theirs), in words that they read; what is late is said kindly."""
    day, words = today(now, client.timezone), {"day": date_format(due_on, "l, F j")}
    if due_on < day:
        return _("It was for %(day)s. Whenever you get to it is fine.") % words
    return _("for today") if due_on == day else _("for %(day)s") % words
