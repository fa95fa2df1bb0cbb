"""What clients see of their coach's words, and what a coach sees of who has read them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from coaching.between_sessions.models import Word, WordReader
from coaching.people.models import Client
from coaching.practice.days import today


def current_of(clients: Iterable[Client], now: datetime) -> dict[int, list[WordReader]]:
    """{client id: the words on their home today, by their own clock, the newest first}. One query for any number."""
    days = {client.pk: today(now, client.timezone) for client in clients}
    # Around the world it is one of three dates.
    rows = WordReader.objects.standing().filter(client__in=days, last_day__gte=now.date() - timedelta(days=1))
    found: dict[int, list[WordReader]] = {}
    for each in rows.select_related("word"):
        if each.last_day and each.last_day >= days[each.client_id]:
            found.setdefault(each.client_id, []).append(each)
    return found


def heading(word: Word) -> str:
    """Above the line, on the client's home and in their weekly email."""
    words = _("%(name)s thought of you") if word.is_find else _("From %(name)s, this week")
    return words % {"name": word.signed}


def note_read(readers: Iterable[WordReader], now: datetime) -> None:
    """Notes that their client opened their home; once for each."""
    new = [each.pk for each in readers if each.read_at is None]
    if new:
        WordReader.objects.filter(pk__in=new, read_at=None).update(read_at=now)


def take(reader: WordReader, now: datetime) -> bool:
    """Notes that the weekly email has it; False where one had it already, or it was withdrawn meanwhile."""
    mine = WordReader.objects.standing().filter(pk=reader.pk, mailed_at=None)
    return bool(mine.update(mailed_at=now))


def counted(words: QuerySet[Word]) -> QuerySet[Any, Any]:
    """The words with how many have and have opened each, and its last day."""
    opened = Count("readers", filter=Q(readers__read_at__isnull=False))
    return words.annotate(had_by=Count("readers"), opened_by=opened, ends=Max("readers__last_day")).select_related("by__coach")
