"""“Not now until …”: what the coach puts off, and brings back."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.desk.today.models import Snooze
from coaching.people.models import Client
from coaching.practice.days import today

USUAL = timedelta(days=7)
LONGEST = timedelta(days=366)


class SnoozeError(Exception):
    """The day can't be that; the message says why, for the coach."""


def usual_day(now: datetime, zone: str) -> date:
    """Until when something is put off unless another day is chosen."""
    return today(now, zone) + USUAL


@transaction.atomic
def put_off(*, client: Client, keys: Iterable[str], until: date | None, by: User, now: datetime) -> date:
    """Takes reasons off the desk until that day, a date of the coach's; None is a text that is no day. Again it changes the day.
    Returns the day. Raises SnoozeError."""
    day = today(now, client.coach.timezone)
    if until is None or not day < until <= day + LONGEST:
        latest = date_format(day + LONGEST, "F j, Y")
        raise SnoozeError(_("Choose a day after today, %(latest)s at the latest.") % {"latest": latest})
    for key in keys:
        Snooze.objects.update_or_create(client=client, key=key, defaults={"until": until, "by": by, "asked_at": now})
    return until


def put_off_for_now(*, client: Client, keys: Iterable[str], by: User, now: datetime) -> None:
    """Takes reasons off the desk until the usual day. What is put off until a later one stays so."""
    until = usual_day(now, client.coach.timezone)
    longer = set(Snooze.objects.filter(client=client, until__gt=until).values_list("key", flat=True))
    put_off(client=client, keys=[key for key in keys if key not in longer], until=until, by=by, now=now)


def take_up(*, client: Client, keys: Iterable[str]) -> None:
    """Back on the desk. Again it changes nothing."""
    asked = set(keys)  # compared here: a stranger's text may be none that a database takes
    rows = [each.pk for each in Snooze.objects.filter(client=client) if each.key in asked]
    Snooze.objects.filter(pk__in=rows).delete()
