"""A client's sessions with all that goes with them, the private notes among it, for the coach's own spreadsheet."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.meetings.frames import notes_of
from coaching.meetings.models import Meeting, SessionAction
from coaching.people.models import Client


def table(client: Client, zone: str) -> Iterator[list[object]]:
    """The heading, then a line for each session, the latest first; moments by the clock of `zone`. Three queries."""
    yield [
        _("Session"),
        _("Begins"),
        _("Status"),
        _("From the client"),
        _("Private note"),
        _("Shared note"),
        _("Summary sent"),
        _("What the summary said"),
        _("Actions"),
    ]
    rows = client.bookings.select_related("appointment_type", "meeting__notes").prefetch_related("meeting__actions")
    for booking in rows.order_by("-start"):
        yield _line(booking, getattr(booking, "meeting", None) or Meeting(booking=booking), zone)


def _line(booking: Booking, meeting: Meeting, zone: str) -> list[object]:
    notes = notes_of(meeting)
    return [
        booking.appointment_type.title,
        _moment(booking.start, zone),
        str(booking.get_status_display()),
        "\n".join(f"{each['question']} {each['answer']}" for each in meeting.answers if each["answer"]),
        notes.private,
        notes.shared,
        _moment(meeting.sent_at, zone),
        meeting.summary,
        "\n".join(_action(each) for each in meeting.actions.all()) if meeting.pk else "",
    ]


def _action(action: SessionAction) -> str:
    words = _("%(text)s, for %(day)s, done on %(done)s") if action.done_on else _("%(text)s, for %(day)s, open")
    return words % {"text": action.text, "day": action.due_on.isoformat(), "done": action.done_on}


def _moment(at: datetime | None, zone: str) -> datetime | str:
    return at.astimezone(ZoneInfo(zone)) if at else ""
