"""What a client writes before a session, and hands over when they like: until then nobody else reads it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import Sent
from coaching.booking.models import Booking
from coaching.meetings import frames, parts
from coaching.meetings.errors import Begun, CanceledMeanwhile, NothingWritten
from coaching.meetings.models import Meeting, question_parts
from coaching.people.timeline import record, seen

KIND = "meetings.handed_over"


def is_open(booking: Booking, now: datetime) -> bool:
    """Whether its client may still write."""
    return booking.is_active and not booking.has_begun(now)


@transaction.atomic
def save_answers(*, booking: Booking, sent: Mapping[str, Sent], now: datetime) -> tuple[Meeting, dict[str, SaveError]]:
    """Saves {part: Sent}. Returns the meeting, and {part: SaveError} of what could not be kept. Raises Begun,
    CanceledMeanwhile."""
    meeting = _open(booking, now)
    before = dict(meeting.revisions)
    problems = parts.put(meeting, {name: sent[name] for name in question_parts(meeting) if name in sent})
    if meeting.revisions != before:
        seen(client=meeting.booking.client, at=now)
    return meeting, problems


@transaction.atomic
def hand_over(*, booking: Booking, now: datetime) -> Meeting:
    """Shows the coach what is written by now, in place of what was handed over before; pressed again, it changes nothing.

    Raises Begun, CanceledMeanwhile, NothingWritten.
    """
    meeting = _open(booking, now)
    if not any(each["answer"] for each in meeting.typed_answers):
        raise NothingWritten
    if meeting.typed_answers != meeting.answers:
        is_first = meeting.handed_over_at is None
        meeting.answers, meeting.handed_over_at = meeting.typed_answers, now
        meeting.save(update_fields=["answers", "handed_over_at"])
        if is_first:
            text = _("Wrote something before the session: %(title)s") % {"title": booking.appointment_type.title}
            record(client=meeting.booking.client, kind=KIND, text=text, at=now, active=True)
    return meeting


def _open(booking: Booking, now: datetime) -> Meeting:
    meeting = frames.locked(booking)
    if meeting.booking.status == Booking.Status.CANCELED:
        raise CanceledMeanwhile
    if not is_open(meeting.booking, now):
        raise Begun
    return meeting
