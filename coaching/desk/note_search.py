"""A coach's private notes found by their words: those on a client's page, and those of sessions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse

from coaching.desk.notes import NoteField, shown
from coaching.meetings.models import MeetingNotes
from coaching.people.models import Client, Note
from coaching.practice.searching import containing, excerpt

NOTE, SESSION = "note", "session"


@dataclass(frozen=True)
class FoundNote:
    """A note as the list shows it: one on the client's page (`note`), or of a session (`session`). `at` is when it was written
    first, or when the session was."""

    client: Client
    at: datetime
    excerpt: list[tuple[str, bool]]
    note: NoteField | None = None
    session: MeetingNotes | None = None


@dataclass(frozen=True)
class LastNote:
    """What was noted last, on the client's page or in a session: its first words, and where it is."""

    at: datetime
    text: str
    url: str
    in_session: bool = False


def of_sessions(client: Client) -> QuerySet[MeetingNotes]:
    """What was noted in this client's sessions, the latest first."""
    talked = MeetingNotes.objects.filter(meeting__booking__client=client).exclude(private="", shared="")
    return talked.select_related("meeting").order_by("-updated_at", "-pk")


def last_note(notes: Sequence[NoteField], talked: Sequence[MeetingNotes] | QuerySet[MeetingNotes]) -> LastNote | None:
    """Of a client's `notes` and of what `of_sessions` gives. One query."""
    session = next(iter(talked[:1]), None)
    note = next((each for each in notes if each.created_at), None)
    if session and (note is None or note.created_at is None or session.updated_at > note.created_at):
        url = reverse("meetings_admin:session", args=[session.meeting.booking_id])
        return LastNote(session.updated_at, session.private or session.shared, url, in_session=True)
    return LastNote(note.created_at, note.text, f"#note-of-{note.key}") if note and note.created_at else None


def found(clients: Iterable[Client] | QuerySet[Client], words: str) -> Any:
    """{pk, at, kind} of the notes about these clients that have each of the words, the latest first."""
    typed = containing(Note.objects.filter(client__in=clients), words, "text")
    talked = MeetingNotes.objects.filter(meeting__booking__client__in=clients).exclude(private="", shared="")
    talked = containing(talked, words, "private", "shared")
    first, second = _named(typed, "created_at", NOTE), _named(talked, "meeting__booking__start", SESSION)
    return first.union(second, all=True).order_by("-at", "-pk")


def _named(rows: QuerySet[Any], moment: str, kind: str) -> QuerySet[Any]:
    return rows.order_by().values("pk", at=F(moment), kind=Value(kind, CharField()))


def rows(page: Iterable[Mapping[str, Any]], words: str, user: User | AnonymousUser) -> list[FoundNote]:
    """The notes of a page of `found`, in its order, as `user` reads them. Two queries."""
    page = list(page)
    pks = {kind: [each["pk"] for each in page if each["kind"] == kind] for kind in (NOTE, SESSION)}
    typed = Note.objects.select_related("client__coach", "author__coach").in_bulk(pks[NOTE])
    talked = MeetingNotes.objects.select_related("meeting__booking__client__coach").in_bulk(pks[SESSION])
    made = {
        NOTE: lambda pk: _typed(typed.get(pk), words, user),
        SESSION: lambda pk: _talked(talked.get(pk), words),
    }
    return [found for each in page if (found := made[each["kind"]](each["pk"]))]


def _typed(note: Note | None, words: str, user: User | AnonymousUser) -> FoundNote | None:
    return FoundNote(note.client, note.created_at, excerpt(note.text, words), note=shown(note, user)) if note else None


def _talked(session: MeetingNotes | None, words: str) -> FoundNote | None:
    if session is None:
        return None
    booking = session.meeting.booking
    text = "\n".join(filter(None, (session.private, session.shared)))
    return FoundNote(booking.client, booking.start, excerpt(text, words), session=session)
