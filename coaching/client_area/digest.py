"""The weekly email: at the hour each client chose, the card of their home; none when there is nothing to say.

A client's digest is one transaction: the mail, what it told, and when the next one is due. A worker that dies leaves it
undone, and two that meet do it once.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from coaching.client_area import mails
from coaching.client_area.letter import Letter, letters_of
from coaching.mail.models import Message
from coaching.people.digest_times import digest_cause as cause
from coaching.people.digest_times import next_time
from coaching.people.models import Break, Client, Preferences
from coaching.people.notification_policy import is_open, on_break
from coaching.people.preferring import make_missing

PORTION = 100
TOO_LATE = timedelta(days=1)  # then it comes next week, at the hour that was chosen


def send_due(now):
    """Sends every digest that is due, portion by portion; none before the practice is open. The reads of a portion cost the same
    for any number of clients."""
    if not is_open():
        return
    clients = _readers()
    make_missing(clients)
    _work_out(clients, now)
    while due := list(_due(clients, now)[:PORTION]):
        _send(due, now)


def _readers():
    """Those who may get one: clients with an account that they keep."""
    return Client.objects.active().filter(user__isnull=False, leaves_at=None)


def _work_out(clients, now):
    """When the next one is due, for those whose preferences were made without it."""
    for preference in Preferences.objects.filter(client__in=clients, next_digest_at=None).select_related("client"):
        Preferences.objects.filter(pk=preference.pk, next_digest_at=None).update(next_digest_at=_next(preference, now))


def _due(clients, now):
    preferences = Preferences.objects.filter(client__in=clients, next_digest_at__lte=now)
    return preferences.select_related("client__coach").order_by("next_digest_at", "pk")


def _next(preferences, now):
    zone = preferences.client.timezone
    return next_time(day=preferences.digest_day, hour=preferences.digest_hour, zone=zone, now=now)


def _send(due, now):
    breaks = on_break([each.client for each in due], now)
    readers = _wanting(due, breaks, now)
    quiet = {client.pk: breaks[client.pk] for client in readers if client.pk in breaks}
    letters = letters_of([client for client in readers if client.pk not in quiet], now)
    for each in due:
        _one(each, letters.get(each.client_id), quiet.get(each.client_id), now)


def _wanting(due, breaks, now):
    """The clients of a portion who get a digest now: who wants one, is on no pause, and had none this week."""
    wanting = [each.client for each in due if each.wants_digest and each.next_digest_at > now - TOO_LATE]
    had = set(Message.objects.filter(cause__in=[cause(each, now) for each in wanting]).values_list("cause", flat=True))
    pausing = {pk for pk, each in breaks.items() if each.kind == Break.Kind.PAUSE}
    return [each for each in wanting if cause(each, now) not in had and each.pk not in pausing]


def comes_next(preferences, now):
    """When the client's next digest comes, in UTC: not in a week that had one."""
    at = preferences.next_digest_at or _next(preferences, now)
    while Message.objects.filter(cause=cause(preferences.client, at)).exists():
        at = _next(preferences, at)
    return at


@transaction.atomic
def _one(preferences: Preferences, letter: Letter | None, quiet: Break | None, now: datetime) -> None:
    """Takes one client's digest over, unless another worker did, and sends what there is."""
    mine = Preferences.objects.filter(pk=preferences.pk, next_digest_at=preferences.next_digest_at)
    if not mine.update(next_digest_at=_next(preferences, now)):
        return
    client = preferences.client
    with timezone.override(client.timezone):
        if quiet:
            mails.quiet_week(client, quiet, cause(client, now))
        elif letter and (taken := letter.taken(now)).has_anything(now):
            mails.digest(taken, cause(client, now))
