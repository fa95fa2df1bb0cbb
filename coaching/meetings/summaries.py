"""The summary of a session: the shared note and up to three dated actions, sent to the client by a button alone."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from difflib import SequenceMatcher

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.booking.models import Booking
from coaching.meetings import actions, frames, mails
from coaching.meetings.errors import AlreadySent, Changed, MeetingError
from coaching.meetings.models import ACTION_PARTS, Meeting, MeetingNotes, SessionAction
from coaching.people.timeline import record
from coaching.practice import request_values
from coaching.practice.days import today, years_later

OPENING = gettext_lazy("Thank you for your time. Here is what we said, and what comes next.")
MOSTLY = 0.6
Agreed = tuple[str, date]


@dataclass(frozen=True)
class Summary:
    """What is sent: the note, and (text, day) of each action."""

    note: str
    actions: tuple[Agreed, ...]

    @property
    def fingerprint(self) -> str:
        """What its sender looked at, in a few letters."""
        return hashlib.sha256(json.dumps(asdict(self), default=str).encode()).hexdigest()[:32]


def written(notes: MeetingNotes, now: datetime) -> Summary:
    """What would be sent now. Raises MeetingError where something is missing."""
    client = notes.meeting.booking.client
    first = today(now, client.timezone)
    sent = {(each.text, each.due_on) for each in notes.meeting.actions.all()} if notes.meeting.pk else set()
    typed = [each for each in (notes.actions.get(part) for part in ACTION_PARTS) if each]
    summary = Summary(notes.shared, tuple((text, _day(text, day, first, sent)) for text, day in typed))
    if not summary.note and not summary.actions:
        raise MeetingError(_("Write the shared note or an action first."))
    return summary


def _day(text: str, day: str, first: date, sent: set[Agreed]) -> date:
    """The day of an action that was typed; a past one stays where it was sent before."""
    found, words = request_values.day(day), {"text": text}
    if found is None:
        raise MeetingError(_("Choose a day for “%(text)s”.") % words)
    if found < first and (text, found) not in sent:
        raise MeetingError(_("The day of “%(text)s” has passed. Choose today or a later one.") % words)
    if found > years_later(first, 2):
        raise MeetingError(_("The day of “%(text)s” is more than two years from now. Check the year.") % words)
    return found


def sent_before(meeting: Meeting) -> Summary | None:
    """What the client was sent last, or None."""
    if not meeting.times_sent:
        return None
    return Summary(meeting.summary, tuple((each.text, each.due_on) for each in meeting.actions.order_by("position")))


def is_unchanged(meeting: Meeting, now: datetime) -> bool:
    """Whether what is typed is exactly what was sent last, so that there is nothing to send."""
    try:
        return meeting.times_sent > 0 and written(frames.notes_of(meeting), now) == sent_before(meeting)
    except MeetingError:
        return False


def opening_of(meeting: Meeting) -> str:
    """The first sentence of the email, until its coach writes another one."""
    if meeting.sent_at is None:
        return str(OPENING)
    day = date_format(timezone.localtime(meeting.sent_at, timezone.get_current_timezone()), "F j")
    return _("I changed something: this takes the place of what I sent on %(day)s.") % {"day": day}


def ready(booking: Booking, now: datetime) -> tuple[Meeting, Summary]:
    """The meeting, and the summary that can be sent now. Raises MeetingError."""
    meeting = frames.of(booking)
    if not booking.has_begun(now):
        raise MeetingError(_("The session hasn't begun yet. Send the summary once you have talked."))
    if booking.client.has_left(now):
        raise MeetingError(_("%(name)s has left, so nothing can be sent anymore.") % {"name": booking.client.name})
    if booking.status == Booking.Status.CANCELED:
        raise MeetingError(_("This session was canceled, so there is nothing to sum up."))
    summary = written(frames.notes_of(meeting), now)
    if summary == sent_before(meeting):
        raise MeetingError(_("You have sent exactly this. Change the note or an action, and it can be sent again."))
    return meeting, summary


@transaction.atomic
def send_summary(
    *, booking: Booking, seen: str, number: int, opening: str, by: User | None = None, now: datetime | None = None
) -> Meeting:
    """Emails the client the summary that its coach looked at (`seen`, a fingerprint), once: `number` is how often one had been
    sent by then. From now on it is on the client's page, and its actions are first on their home.

    Raises AlreadySent, Changed, MeetingError.
    """
    now = now or timezone.now()
    meeting = frames.locked(booking)
    if meeting.times_sent != number:
        raise AlreadySent
    _meeting, summary = ready(meeting.booking, now)
    if summary.fingerprint != seen:
        raise Changed
    meeting.summary, meeting.sent_at, meeting.times_sent = summary.note, now, number + 1
    meeting.save(update_fields=["summary", "sent_at", "times_sent"])
    _agree(meeting, summary.actions)
    _note(meeting, by, now)
    mails.send_summary(meeting, summary.actions, opening)
    return meeting


def _note(meeting: Meeting, by: User | None, now: datetime) -> None:
    if meeting.times_sent > 1:
        text, for_coach = _("The summary of a session was changed"), _("Summary of the session changed")
    else:
        text, for_coach = _("The summary of a session came"), _("Summary of the session sent")
    record(client=meeting.booking.client, kind="meetings.summary", text=text, for_coach=for_coach, by=by, at=now)


def _agree(meeting: Meeting, agreed: tuple[Agreed, ...]) -> None:
    """The client's actions are these from now on. One with the same words stays the one it was, ticked or not, wherever it
    stands now; one in the same place whose words were only corrected is the old one too. Anything else is new."""
    known = list(meeting.actions.all())
    notes = frames.notes_of(meeting)
    places = [place for place, part in enumerate(ACTION_PARTS) if notes.actions.get(part)]
    wanted = [(place, text, day) for place, (text, day) in zip(places, agreed, strict=True)]
    kept = {place: _take(known, text=text) for place, text, _day in wanted}
    for place, text, due_on in wanted:
        action = kept[place] or _reworded(known, place, text) or SessionAction(meeting=meeting)
        actions.reword(action, text)
        action.position, action.due_on = place, due_on
        action.save()
    SessionAction.objects.filter(pk__in=[each.pk for each in known]).delete()


def _reworded(known: list[SessionAction], place: int, text: str) -> SessionAction | None:
    """The one that stood in this place, if most of its words are still there: a tick on it stays true."""
    before = next((each for each in known if each.position == place), None)
    is_like = before is not None and SequenceMatcher(None, before.text.lower(), text.lower()).ratio() >= MOSTLY
    return _take(known, position=place) if is_like else None


def _take(known: list[SessionAction], **which: object) -> SessionAction | None:
    """Takes the first that is such a one from the list, if there is any."""
    found = next((each for each in known if all(getattr(each, name) == value for name, value in which.items())), None)
    if found:
        known.remove(found)
    return found
