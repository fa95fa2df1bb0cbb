from collections.abc import Collection
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from coaching.people.authors import as_done_by
from coaching.people.models import ActiveDay, Client, TimelineEntry
from coaching.practice.days import today


def record(
    *,
    client: Client,
    kind: str,
    text: str,
    for_coach: str = "",
    by: User | None = None,
    at: datetime | None = None,
    for_client: bool = True,
    active: bool = False,
) -> TimelineEntry:
    """Writes a sentence into a client's timeline. `for_coach` says the same where the coach reads other words; `by` is who of the
    staff did it, whom the coach reads where it was someone else in their name. `active` also notes that the client did something
    at `at` (aware, now by default)."""
    at, said = at or timezone.now(), as_done_by(for_coach or text, client, by)
    coach_text = "" if said == text else said
    facts = {"kind": kind, "text": text[:300], "coach_text": coach_text, "for_client": for_client}
    entry = TimelineEntry.objects.create(client=client, at=at, **facts)
    if active:
        seen(client=client, at=at)
    return entry


def hide_from_client(*, client: Client, kinds: Collection[str], at: datetime) -> None:
    """What happened at `at` was undone: the coach goes on reading it, the client doesn't."""
    client.timeline.filter(kind__in=kinds, at=at).update(for_client=False)


def seen(*, client: Client, at: datetime) -> None:
    """Notes that the client was active at `at` (aware), and the day it was by their clock. What is noted late takes nothing back.

    The day is noted each time: that of `last_active_at` may have been another one, in the zone where the client was then.
    """
    if not client.last_active_at or client.last_active_at < at:
        client.last_active_at = at
    Client.objects.filter(pk=client.pk).filter(Q(last_active_at=None) | Q(last_active_at__lt=at)).update(last_active_at=at)
    note_day(client=client, day=today(at, client.timezone))


def note_day(*, client: Client, day: date) -> None:
    """Notes a date in the client's zone as one on which they did something; once, however often it is noted."""
    ActiveDay.objects.bulk_create([ActiveDay(client=client, day=day)], ignore_conflicts=True)
