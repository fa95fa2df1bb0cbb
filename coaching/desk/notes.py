"""Private notes: one for each form however often it is sent, and no page writes over another's words unasked.

One that is deleted can come back for a week, and then it is swept.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from coaching.autosave.errors import SaveError
from coaching.autosave.plain_text import plain
from coaching.autosave.revisions import store_text
from coaching.people.authors import is_own, name_of
from coaching.people.models import Client, Note

LATEST = 10  # on the client's page
KEPT = timedelta(days=7)  # after it was deleted


class NoteError(SaveError):
    """This can't be kept; the message says why and what to do."""


class Foreign(NoteError):
    """Someone else wrote it: only they change it."""

    status = 404

    def __init__(self) -> None:
        super().__init__(_("This note is someone else's. Write one of your own."))


class Gone(NoteError):
    """The note has been deleted in the meantime."""

    status = 404

    def __init__(self) -> None:
        super().__init__(_("This note was deleted on another page, so your words aren't saved. Copy them into a new note."))


@dataclass(frozen=True)
class NoteField:
    """A note on the page. Revision 0 is one that is not stored yet; `problem` is the SaveError shown beside its words."""

    key: UUID = field(default_factory=uuid4)
    text: str = ""
    revision: int = 0
    problem: SaveError | None = None
    pk: int | None = None
    created_at: datetime | None = None
    author: str = ""
    is_own: bool = True

    name = id = "text"


@transaction.atomic
def save_note(*, client: Client, author: User, key: UUID, text: str, known_revision: int, before: str | None = None) -> Note:
    """Saves the words of the form `key`, and returns the note.

    `before` are the words that the same page sent without hearing back. Raises Conflict (see `store_text`), Gone for one
    that was deleted, Foreign for one that someone else wrote, NoteError without a word.
    """
    text, note = _clean(text), Note.with_deleted.select_for_update().filter(client=client, key=key).first()
    if note.deleted_at if note else known_revision:
        raise Gone
    if note and not may_change(note, author):
        raise Foreign
    if not text:
        raise NoteError(_empty(note))
    if note is None:
        # Of two that arrive at once, the second meets the first one's words below.
        rows, new = Note.with_deleted.select_for_update(), {"author": author, "text": text}
        note, is_new = rows.get_or_create(client=client, key=key, defaults=new)
        if is_new:
            return note
        if not may_change(note, author):
            raise Foreign
    store_text(note, text, known=known_revision, before=before, clean=_clean)
    return note


@transaction.atomic
def delete_note(*, note: Note, now: datetime) -> None:
    """It is shown nowhere from now on. Deleted twice, the first time counts."""
    Note.objects.filter(pk=note.pk).update(deleted_at=now)


@transaction.atomic
def restore_note(*, note: Note) -> None:
    """It is back as it was."""
    Note.with_deleted.filter(pk=note.pk).update(deleted_at=None)


def deleted_of(client: Client, user: User | AnonymousUser, now: datetime) -> QuerySet[Note]:
    """This person's own notes about a client that can still come back."""
    found = Note.with_deleted.filter(client=client, deleted_at__gt=now - KEPT)
    return found.filter(Q(author=user.pk) | Q(author=None))


def may_change(note: Note, user: User | AnonymousUser) -> bool:
    """Whether a note is this person's own. One whose author's account is gone is everyone's who may see the client."""
    return is_own(note.author_id, user)


def refused(error: SaveError, key: UUID, text: str) -> NoteField:
    """The field that shows again what could not be kept. Words of a deleted note become those of a new one."""
    if isinstance(error, Gone):
        return NoteField(text=text, problem=NoteError(_("This note was deleted on another page. Save it to keep your words.")))
    return NoteField(key, text, getattr(error, "revision", 0), error)


def context(client: Client, user: User | AnonymousUser, refused: NoteField | None = None) -> dict[str, Any]:
    """The latest notes of a client's page, and the empty one: {"new_note": NoteField, "notes": [NoteField], "more_notes": whether
    there are more}. Those of others come with their author's name."""
    found = client.notes.select_related("author__coach")
    rows = list(found[: LATEST + 1])
    latest, is_new = rows[:LATEST], refused is not None
    if refused and refused.key in {each.key for each in latest}:
        is_new = False
    elif refused and (older := found.filter(key=refused.key).first()):
        latest, is_new = [older, *latest], False
    stored = [shown(note, user, refused) for note in latest]
    return {"new_note": refused if is_new else NoteField(), "notes": stored, "more_notes": len(rows) > LATEST}


def shown(note: Note, user: User | AnonymousUser, refused: NoteField | None = None) -> NoteField:
    """A stored note as its form shows it to `user`; `refused` is the one that could not be kept as it was sent."""
    mine = refused if refused and refused.key == note.key else None
    text, problem = (mine.text, mine.problem) if mine else (note.text, None)
    is_mine = may_change(note, user)
    author = "" if is_mine else name_of(note.author)
    return NoteField(note.key, text, note.revision, problem, note.pk, note.created_at, author, is_mine)


def _empty(note: Note | None) -> str:
    if note is None:
        return _("Write something first.")
    return _("An empty note isn't saved: the earlier text is still there. To remove the note, press “Delete”.")


def _clean(words: str) -> str:
    return plain(words).strip()
