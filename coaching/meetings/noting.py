"""What a coach notes about a session, saved as it is typed. None of it reaches the client before the summary is sent."""

from collections.abc import Mapping

from django.db import transaction

from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import Sent
from coaching.booking.models import Booking
from coaching.meetings import frames, parts
from coaching.meetings.models import MeetingNotes


@transaction.atomic
def save_notes(*, booking: Booking, sent: Mapping[str, Sent]) -> tuple[MeetingNotes, dict[str, SaveError]]:
    """Saves {part: Sent}. Returns the notes, and {part: SaveError} of what could not be kept: a Conflict where another page
    saved other words since."""
    notes = MeetingNotes.objects.get_or_create(meeting=frames.locked(booking))[0]
    return notes, parts.put(notes, sent)
