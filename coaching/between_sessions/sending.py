"""A coach's word: kept as a draft, sent to its readers, withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.between_sessions.models import Word, WordReader
from coaching.people.access import coach_of
from coaching.people.models import Client, TimelineEntry
from coaching.people.notification_policy import out_of_reach
from coaching.people.timeline import record
from coaching.practice.addressing import called
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

LASTS = timedelta(days=7)  # so that each reader's weekly email comes once in it, whatever its day
MOST = 3  # at a time, so that a home is not a wall of them
FOUND = "between_sessions.find"


class WordError(Exception):
    """What was asked can't be done; the message is a sentence for the coach."""


@dataclass(frozen=True)
class Sent:
    """Who has it now, and {client: why not} of the others."""

    readers: list[Client] = field(default_factory=list)
    left_out: dict[Client, str] = field(default_factory=dict)


@transaction.atomic
def keep(
    *, word: Word | None, key: UUID, text: str, link: str, clients: Iterable[Client], by: User, kind: str = Word.Kind.WEEK
) -> Word:
    """Keeps a draft for these clients: `word`, or that of the form `key`, or a new one. What this form has sent already stays as
    it is. Raises WordError for another one that was sent."""
    found = (
        Word.objects.select_for_update().filter(pk=word.pk) if word else Word.objects.select_for_update().filter(key=key, by=by)
    )
    is_again, word = word is None, found.first() or Word(kind=kind, by=by, key=key)
    if not word.is_draft and is_again:
        return word
    if not word.is_draft:
        raise WordError(_("It was sent meanwhile, and stays as it is. Withdraw it to write another one."))
    word.text, word.link = text, link
    word.save()
    clients = list(clients)
    word.readers.exclude(client__in=clients).delete()
    rows = [WordReader(word=word, client=client) for client in clients]
    WordReader.objects.bulk_create(rows, ignore_conflicts=True)
    return word


@transaction.atomic
def send(*, word: Word, now: datetime) -> Sent:
    """Gives the word to its readers for a week: it is on their home, and in their next weekly email. Sent again, nothing changes.

    Whoever is on a break, is leaving, has no account, or has enough words already, is left out, and told to the coach. Raises
    WordError where nobody is left.
    """
    word = Word.objects.select_for_update(of=("self",)).select_related("by__coach").get(pk=word.pk)
    readers = list(word.readers.select_related("client__coach"))
    if not word.is_draft:
        return Sent([each.client for each in readers])
    left_out = why_not([each.client for each in readers], now, word)
    staying = [each for each in readers if each.client_id not in left_out]
    if not staying:
        raise WordError(" ".join(left_out.values()) or _("Choose at least one client."))
    for reader in staying:
        reader.last_day = today(now, reader.client.timezone) + LASTS
    WordReader.objects.bulk_update(staying, ["last_day"])
    word.readers.filter(client__in=left_out).delete()
    word.sent_at, word.signed = now, signature(word.by)
    word.save(update_fields=["sent_at", "signed"])
    _note(word, staying, now)
    return Sent(
        [each.client for each in staying], {each.client: left_out[each.client_id] for each in readers if each not in staying}
    )


def why_not(clients: Iterable[Client], now: datetime, word: Word | None = None) -> dict[int, str]:
    """{client id: why they get no word now}. Two queries for any number of clients."""
    clients = list(clients)
    found = {
        client.pk: _("%(name)s is not a client now.") % {"name": client.name} for client in clients if not _is_active(client)
    }
    found = out_of_reach(clients, now) | found
    having = WordReader.objects.standing().filter(client__in=clients, last_day__gte=now.date() - timedelta(days=1))
    same = Q(word__text=word.text, word__link=word.link) if word else Q(pk=None)
    counted = having.order_by().values_list("client").annotate(count=Count("pk"), same=Count("pk", filter=same))
    names = {client.pk: client.first_name for client in clients}
    for pk, count, the_same in counted:
        if the_same:
            found.setdefault(pk, _("%(name)s has exactly this already.") % {"name": names[pk]})
        elif count >= MOST:
            words = ngettext(
                "%(name)s has %(count)d word this week already.", "%(name)s has %(count)d words this week already.", count
            )
            found.setdefault(pk, words % {"name": names[pk], "count": count})
    return found


def _is_active(client: Client) -> bool:
    return client.stage == Client.Stage.ACTIVE


@transaction.atomic
def take_back(*, word: Word, now: datetime) -> Word:
    """It is on nobody's home anymore, and in no email to come. Raises WordError for a draft."""
    word = Word.objects.select_for_update().get(pk=word.pk)
    if word.is_draft:
        raise WordError(_("It was never sent. Delete the draft instead."))
    if word.taken_back_at is None:
        word.taken_back_at = now
        word.save(update_fields=["taken_back_at"])
        clients = word.readers.values("client")
        TimelineEntry.objects.filter(client__in=clients, kind=FOUND, at=word.sent_at, text=_told(word)).delete()
    return word


@transaction.atomic
def put_back(*, word: Word, now: datetime) -> Word:
    """As if it had not been withdrawn; its days run on."""
    word = Word.objects.select_for_update().get(pk=word.pk)
    if word.taken_back_at is not None:
        word.taken_back_at = None
        word.save(update_fields=["taken_back_at"])
        _note(word, list(word.readers.select_related("client")), word.sent_at)
    return word


@transaction.atomic
def discard(*, word: Word) -> None:
    """Deletes a draft. Raises WordError for one that was sent."""
    word = Word.objects.select_for_update().get(pk=word.pk)
    if not word.is_draft:
        raise WordError(_("It was sent meanwhile. Withdraw it instead."))
    word.delete()


def signature(user: User | None) -> str:
    """Under which name clients read it: how the coach is called, or the practice's where no coach wrote it."""
    coach = coach_of(user) if user else None
    return (called(coach.name) or coach.name) if coach else PracticeSettings.load().name


def _note(word: Word, readers: Iterable[WordReader], at: datetime | None) -> None:
    """A find is a sign of life: it is on its client's timeline."""
    for reader in readers if word.is_find else ():
        record(client=reader.client, kind=FOUND, text=_told(word), at=at)


def _told(word: Word) -> str:
    return _("%(name)s thought of you: “%(text)s”") % {"name": word.signed, "text": word.text}
