"""Private notes: one for each form however often it is sent, and no page writes over another's words unasked."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.autosave.errors import SaveError
from coaching.autosave.plain_text import plain
from coaching.autosave.revisions import store_text
from coaching.people.models import Client, Note


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
    text, note = _clean(text), Note.objects.select_for_update().filter(client=client, key=key).first()
    if note is None and known_revision:
        raise Gone
    if note and not may_change(note, author):
        raise Foreign
    if not text:
        raise NoteError(_empty(note))
    if note is None:
        # Of two that arrive at once, the second meets the first one's words below.
        rows, new = Note.objects.select_for_update(), {"author": author, "text": text}
        note, is_new = rows.get_or_create(client=client, key=key, defaults=new)
        if is_new:
            return note
        if not may_change(note, author):
            raise Foreign
    store_text(note, text, known=known_revision, before=before, clean=_clean)
    return note


def may_change(note: Note, user: User | AnonymousUser) -> bool:
    """Whether a note is this person's own. One whose author's account is gone is everyone's who may see the client."""
    return note.author_id in {None, user.pk}


def refused(error: SaveError, key: UUID, text: str) -> NoteField:
    """The field that shows again what could not be kept. Words of a deleted note become those of a new one."""
    if isinstance(error, Gone):
        return NoteField(text=text, problem=NoteError(_("This note was deleted on another page. Save it to keep your words.")))
    return NoteField(key, text, getattr(error, "revision", 0), error)


def context(client: Client, user: User | AnonymousUser, refused: NoteField | None = None) -> dict[str, Any]:
    """The notes of a client's page, and the empty one: {"new_note": NoteField, "notes": [NoteField]}. Those of others come with
    their author's name."""
    stored = [_shown(note, user, refused) for note in client.notes.select_related("author__coach")]
    new = refused if refused and refused.key not in {each.key for each in stored} else NoteField()
    return {"new_note": new, "notes": stored}


def _shown(note: Note, user: User | AnonymousUser, refused: NoteField | None) -> NoteField:
    mine = refused if refused and refused.key == note.key else None
    text, problem = (mine.text, mine.problem) if mine else (note.text, None)
    is_own = may_change(note, user)
    author = "" if is_own else _called(note.author)
    return NoteField(note.key, text, note.revision, problem, note.pk, note.created_at, author, is_own)


def _called(user: Any) -> str:
    coach = getattr(user, "coach", None)
    return coach.name if coach else user.get_full_name() or user.email


def _empty(note: Note | None) -> str:
    if note is None:
        return _("Write something first.")
    return _("An empty note isn't saved: the earlier text is still there. To remove the note, press “Delete”.")


def _clean(words: str) -> str:
    return plain(words).strip()
