"""What a coach notes about a session, saved as it is typed. None of it reaches the client before the summary is sent."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction

from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import Sent
from coaching.booking.models import Booking
from coaching.meetings import frames, parts
from coaching.meetings.models import PRIVATE, MeetingNotes, PrivateNote


@transaction.atomic
def save_notes(*, booking: Booking, author: User, sent: Mapping[str, Sent]) -> tuple[dict[str, int], dict[str, SaveError]]:
    """Saves {part: Sent}; the private part is its author's own, whatever others noted. Returns {part: its number}, and
    {part: SaveError} of what could not be kept: a Conflict where another page saved other words since."""
    meeting = frames.locked(booking)
    own = {name: words for name, words in sent.items() if name == PRIVATE}
    common = {name: words for name, words in sent.items() if name != PRIVATE}
    numbers: dict[str, int] = {}
    problems: dict[str, SaveError] = {}
    for row, words in [
        (PrivateNote.objects.get_or_create(meeting=meeting, author=author)[0] if own else None, own),
        (MeetingNotes.objects.get_or_create(meeting=meeting)[0] if common else None, common),
    ]:
        if row:
            problems |= parts.put(row, words)
            numbers |= row.revisions
    return numbers, problems
