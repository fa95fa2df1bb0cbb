"""The verbs of files between coach and client: giving one, taking it back, bringing it back, opening it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.files.models import SharedFile
from coaching.people.entries import locked
from coaching.people.models import Client
from coaching.people.timeline import record

MOST, MOST_BYTES = 50, 100 * 1024**2  # from each side of one client: whoever is full can make room
UNDO_FOR = timedelta(days=1)


class FileError(Exception):
    """This can't be done; the message is a sentence for the person who tried."""


@transaction.atomic
def give(
    *, client: Client, upload: UploadedFile, by: User, by_coach: bool, key: UUID, words: str = "", now: datetime | None = None
) -> SharedFile:
    """Keeps a judged upload for the other side. One `key` gives one file: sent again, the first one is returned.

    The client is told a few minutes later (`telling`). Raises FileError without room, or for someone who has left; NotKept.
    """
    now, client = now or timezone.now(), locked(client)
    if known := SharedFile.objects.of_client(client).filter(key=key).first():
        return known
    _refuse(client, upload, by_coach, now)
    row = SharedFile(client=client, by_coach=by_coach, author=by, words=words, key=key, given_at=now)
    row.take_in(upload)
    words = _("A file from the coach") if by_coach else _("A file for the coach")
    record(client=client, kind="files.given", text=words, by=by if by_coach else None, at=now, active=not by_coach)
    return row


@transaction.atomic
def take_back(*, file: SharedFile, now: datetime | None = None) -> None:
    """The other side doesn't see it anymore; for a day it can be brought back. Done twice, it stays done."""
    SharedFile.objects.filter(pk=file.pk, deleted_at=None).update(deleted_at=now or timezone.now())


@transaction.atomic
def bring_back(*, file: SharedFile, now: datetime | None = None) -> SharedFile:
    """Undoes `take_back`; done twice, it is there once. Raises FileError when there is no room anymore."""
    client = locked(file.client)
    file = SharedFile.objects.get(pk=file.pk)
    if file.deleted_at:
        _refuse_full(client, file.size, file.by_coach)
        file.deleted_at = None
        file.save(update_fields=["deleted_at"])
    return file


def note_opened(*, file: SharedFile, now: datetime | None = None) -> None:
    """The one it was given to has it, from the first time on."""
    SharedFile.objects.filter(pk=file.pk, opened_at=None).update(opened_at=now or timezone.now())


def sweep(now: datetime) -> int:
    """Throws away what was taken back and can't be brought back anymore, file and row."""
    return SharedFile.objects.filter(deleted_at__lte=now - UNDO_FOR).delete()[0]


def _refuse(client: Client, upload: UploadedFile, by_coach: bool, now: datetime) -> None:
    if client.has_left(now):
        raise FileError(_("%(name)s has left, so nothing can be given anymore.") % {"name": client.name})
    if client.is_prospect:
        raise FileError(_("%(name)s isn't a client yet, and has no page to find it on.") % {"name": client.name})
    _refuse_full(client, upload.size or 0, by_coach)


def _refuse_full(client: Client, size: int, by_coach: bool) -> None:
    mine = SharedFile.objects.of_client(client).kept().filter(by_coach=by_coach)
    found = mine.aggregate(count=Count("pk"), size=Sum("size"))
    if found["count"] >= MOST:
        words = _("There are %(count)d files here already, the most there is room for. Delete one you no longer need first.")
        raise FileError(words % {"count": MOST})
    if (found["size"] or 0) + size > MOST_BYTES:
        left = filesizeformat(max(MOST_BYTES - (found["size"] or 0), 0))
        words = _("There is room for %(left)s more, and this file is larger. Delete one you no longer need first.")
        raise FileError(words % {"left": left})
