"""Sessions with all that goes with them, the private notes among it, for the coach's own spreadsheet."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.meetings.frames import notes_of
from coaching.meetings.models import ACTION_PARTS, Meeting, MeetingNotes, PrivateNote, SessionAction
from coaching.people.authors import name_of
from coaching.people.models import Client

AT_ONCE = 500
BEFORE_WORDS = 3  # columns of the session itself


def table(client: Client, zone: str) -> Iterator[list[object]]:
    """The heading, then a line for each session, the latest first; moments by the clock of `zone`. Three queries."""
    yield _heading()
    for booking in _with_all(client.bookings.all()).order_by("-start"):
        yield _line(booking, getattr(booking, "meeting", None) or Meeting(booking=booking), zone)


def of_many(bookings: QuerySet[Booking], zone: str) -> Iterator[list[object]]:
    """The same of many clients, whose name and address come first, the earliest first: the sessions about which anything was
    written."""
    yield [_("Client"), _("Email"), *_heading()]
    rows = _with_all(bookings.filter(meeting__isnull=False)).select_related("client")
    for booking in rows.order_by("start", "pk").iterator(AT_ONCE):
        line = _line(booking, booking.meeting, zone)
        if any(line[BEFORE_WORDS:]):
            yield [booking.client.name, booking.client.email, *line]


def _heading() -> list[object]:
    return [
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


def _with_all(bookings: QuerySet[Booking]) -> QuerySet[Booking]:
    rows = bookings.select_related("appointment_type", "meeting__notes")
    private = Prefetch("meeting__private_notes", PrivateNote.objects.select_related("author__coach"))
    return rows.prefetch_related("meeting__actions", private)


def _line(booking: Booking, meeting: Meeting, zone: str) -> list[object]:
    notes = notes_of(meeting)
    return [
        booking.appointment_type.title,
        _moment(booking.start, zone),
        str(booking.get_status_display()),
        "\n".join(f"{each['question']} {each['answer']}" for each in meeting.answers if each["answer"]),
        _private(meeting),
        notes.shared,
        _moment(meeting.sent_at, zone),
        meeting.summary,
        "\n".join(_actions(meeting, notes)),
    ]


def _private(meeting: Meeting) -> str:
    """What was noted for nobody but staff; where several did, each with their name."""
    found = [each for each in meeting.private_notes.all() if each.private] if meeting.pk else []
    if len(found) < 2:
        return "".join(each.private for each in found)
    return "\n\n".join(f"{name_of(each.author) or _('Someone who has left')}: {each.private}" for each in found)


def _actions(meeting: Meeting, notes: MeetingNotes) -> Iterator[str]:
    """Those that were agreed, then those that are typed and not sent."""
    agreed = list(meeting.actions.all()) if meeting.pk else []
    yield from map(_action, agreed)
    sent = {(each.text, each.due_on.isoformat()) for each in agreed}
    for text, day in (notes.actions[part] for part in ACTION_PARTS if notes.actions.get(part)):
        if text and (text, day) not in sent:
            yield _("%(text)s, for %(day)s, not sent") % {"text": text, "day": day or "?"}


def _action(action: SessionAction) -> str:
    words = _("%(text)s, for %(day)s, done on %(done)s") if action.done_on else _("%(text)s, for %(day)s, open")
    return words % {"text": action.text, "day": action.due_on.isoformat(), "done": action.done_on}


def _moment(at: datetime | None, zone: str) -> datetime | str:
    return at.astimezone(ZoneInfo(zone)) if at else ""
