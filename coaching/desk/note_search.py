"""A coach's private notes found by their words: those on a client's page, and those of sessions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.urls import reverse

from coaching.desk.notes import NoteField, shown
from coaching.meetings.models import Meeting, MeetingNotes, PrivateNote
from coaching.people.authors import is_own, name_of
from coaching.people.models import Client, Note
from coaching.practice.searching import containing, excerpt

NOTE, SHARED, PRIVATE = "note", "shared", "private"


@dataclass(frozen=True)
class FoundNote:
    """A note as the list shows it: one on the client's page (`note`), or of the session `booking_id`, with its `text`: a private
    one of `author` ("" for the reader's own), or what is there for the summary. `at` is when it was written first, or when the
    session was."""

    client: Client
    at: datetime
    excerpt: list[tuple[str, bool]]
    note: NoteField | None = None
    booking_id: int | None = None
    text: str = ""
    is_private: bool = False
    author: str = ""


@dataclass(frozen=True)
class LastNote:
    """What was noted last, on the client's page or in a session: its first words, and where it is. `at` is when it was written
    first, or when the session was."""

    at: datetime
    text: str
    url: str
    in_session: bool = False


def of_sessions(client: Client) -> QuerySet[Any]:
    """This client's sessions in which something was noted, the latest first, each with the words that are `private`."""
    private = PrivateNote.objects.filter(meeting=OuterRef("pk")).exclude(private="").order_by("-updated_at")
    noted = Q(Exists(private)) | Q(notes__shared__gt="")
    talked = Meeting.objects.filter(noted, booking__client=client).select_related("booking", "notes")
    return talked.annotate(private=Subquery(private.values("private")[:1])).order_by("-booking__start", "-pk")


def last_note(notes: Sequence[NoteField], talked: Sequence[Any] | QuerySet[Any]) -> LastNote | None:
    """Of a client's `notes` and of what `of_sessions` gives. One query."""
    session = next(iter(talked[:1]), None)
    note = next((each for each in notes if each.created_at), None)
    if session and (note is None or note.created_at is None or session.booking.start > note.created_at):
        url = reverse("meetings_admin:session", args=[session.booking_id])
        return LastNote(session.booking.start, session.private or session.notes.shared, url, in_session=True)
    return LastNote(note.created_at, note.text, f"#note-of-{note.key}") if note and note.created_at else None


def found(clients: Iterable[Client] | QuerySet[Client], words: str) -> Any:
    """{pk, at, kind} of the notes about these clients that have each of the words, the latest first."""
    typed = containing(Note.objects.filter(client__in=clients), words, "text")
    shared = MeetingNotes.objects.filter(meeting__booking__client__in=clients).exclude(shared="")
    private = PrivateNote.objects.filter(meeting__booking__client__in=clients).exclude(private="")
    talked = [
        _named(containing(shared, words, "shared"), "meeting__booking__start", SHARED),
        _named(containing(private, words, "private"), "meeting__booking__start", PRIVATE),
    ]
    return _named(typed, "created_at", NOTE).union(*talked, all=True).order_by("-at", "-pk")


def _named(rows: QuerySet[Any], moment: str, kind: str) -> QuerySet[Any]:
    return rows.order_by().values("pk", at=F(moment), kind=Value(kind, CharField()))


def rows(page: Iterable[Mapping[str, Any]], words: str, user: User | AnonymousUser) -> list[FoundNote]:
    """The notes of a page of `found`, in its order, as `user` reads them. Three queries."""
    page = list(page)
    pks = {kind: [each["pk"] for each in page if each["kind"] == kind] for kind in (NOTE, SHARED, PRIVATE)}
    typed = Note.objects.select_related("client__coach", "author__coach").in_bulk(pks[NOTE])
    shared = MeetingNotes.objects.select_related("meeting__booking__client__coach").in_bulk(pks[SHARED])
    private = PrivateNote.objects.select_related("meeting__booking__client__coach", "author__coach").in_bulk(pks[PRIVATE])
    made = {
        NOTE: lambda pk: _typed(typed.get(pk), words, user),
        SHARED: lambda pk: _shared(shared.get(pk), words),
        PRIVATE: lambda pk: _private(private.get(pk), words, user),
    }
    return [found for each in page if (found := made[each["kind"]](each["pk"]))]


def _typed(note: Note | None, words: str, user: User | AnonymousUser) -> FoundNote | None:
    return FoundNote(note.client, note.created_at, excerpt(note.text, words), note=shown(note, user)) if note else None


def _shared(notes: MeetingNotes | None, words: str) -> FoundNote | None:
    return _of_session(notes.meeting, notes.shared, words) if notes else None


def _private(note: PrivateNote | None, words: str, user: User | AnonymousUser) -> FoundNote | None:
    if note is None:
        return None
    author = "" if is_own(note.author_id, user) else name_of(note.author)
    return _of_session(note.meeting, note.private, words, is_private=True, author=author)


def _of_session(meeting: Meeting, text: str, words: str, **more: Any) -> FoundNote:
    booking = meeting.booking
    return FoundNote(booking.client, booking.start, excerpt(text, words), booking_id=booking.pk, text=text, **more)
