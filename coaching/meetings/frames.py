"""The row that goes with a booking, made when it is first needed."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction

from coaching.booking.models import Booking
from coaching.meetings.models import Meeting, MeetingNotes, PrivateNote
from coaching.practice.models import PracticeSettings


def is_session(booking: Booking) -> bool:
    """Whether it has a frame: a call with a prospect has its recap."""
    return not booking.client.is_prospect


def of(booking: Booking) -> Meeting:
    """The booking's meeting; one that nobody needed yet is not stored."""
    found = Meeting.objects.filter(booking=booking).select_related("notes").first()
    return found or Meeting(booking=booking)


def notes_of(meeting: Meeting) -> MeetingNotes:
    return getattr(meeting, "notes", None) or MeetingNotes(meeting=meeting)


def private_of(meeting: Meeting, user: User | AnonymousUser) -> tuple[PrivateNote, list[PrivateNote]]:
    """(this person's own private note, those of others in which there is a word). One query."""
    rows = list(meeting.private_notes.select_related("author__coach")) if meeting.pk else []
    own = next((each for each in rows if each.author_id == user.pk), None)
    return own or PrivateNote(meeting=meeting), [each for each in rows if each.author_id != user.pk and each.private]


def locked(booking: Booking) -> Meeting:
    """The stored meeting, held until the transaction ends. Inside a transaction."""
    Meeting.objects.get_or_create(booking=booking)
    return Meeting.objects.select_for_update(of=("self",)).select_related("booking__client__coach").get(booking=booking)


@transaction.atomic
def ask(*, booking: Booking, now: datetime) -> Meeting:
    """Asks the practice's questions in an email that goes out `now`; what was asked first says when."""
    found = with_questions(booking)
    if found.questions and not found.asked_at:
        found = locked(booking)
        found.asked_at = found.asked_at or now
        found.save(update_fields=["asked_at"])
    return found


@transaction.atomic
def with_questions(booking: Booking) -> Meeting:
    """The meeting with the practice's questions, once: they stay as they were, however the practice changes them."""
    questions = PracticeSettings.load().questions
    found = of(booking)
    if found.questions or not questions:
        return found
    found = locked(booking)
    if not found.questions:
        found.questions = questions
        found.save(update_fields=["questions"])
    return found
