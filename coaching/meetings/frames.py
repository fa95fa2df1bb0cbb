"""The row that goes with a booking, made when it is first needed."""

from datetime import datetime

from django.db import transaction

from coaching.booking.models import Booking
from coaching.meetings.models import Meeting, MeetingNotes
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


def locked(booking: Booking) -> Meeting:
    """The stored meeting, held until the transaction ends. Inside a transaction."""
    Meeting.objects.get_or_create(booking=booking)
    return Meeting.objects.select_for_update(of=("self",)).select_related("booking__client__coach").get(booking=booking)


@transaction.atomic
def ask(*, booking: Booking, now: datetime) -> Meeting:
    """Asks the practice's questions, once: what was asked stays as it was, however the practice changes its questions."""
    questions = PracticeSettings.load().questions
    found = of(booking)
    if found.asked_at or not questions:
        return found
    found = locked(booking)
    if not found.asked_at:
        found.questions, found.asked_at = questions, now
        found.save(update_fields=["questions", "asked_at"])
    return found
