"""The email with a session's summary, and the same when it was changed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.models import MailText
from coaching.mail.outbox import send
from coaching.mail.rendering import composed
from coaching.meetings.models import Meeting
from coaching.people.links import own_page_if_any
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

SAMPLES = {
    "name": "Clara",
    "coach": "Dana Reyes",
    "day": "March 3",
    "opening": "Thank you for your time. Here is what we said, and what comes next.",
    "note": "You know whom to ask first, and why they might like to hear from you.",
    "actions": "Until we talk again:\n– Write to Ruth (for Friday, March 6)",
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}
BODY = _("Hello {name},\n\n{opening}\n\n{note}\n\n{actions}\n\n{coach}")
FIRST, CHANGED = "session.summary", "session.summary_changed"

for _slug, _title, _subject in [
    (FIRST, _("Summary of a session"), _("What we said on {day}")),
    (CHANGED, _("Summary of a session, changed"), _("Changed: what we said on {day}")),
]:
    register(MailKind(_slug, _title, _subject, BODY, SAMPLES, _("See it on your page"), mandatory=("note", "actions")))


def kind_of(meeting: Meeting) -> str:
    """Which of the two goes out next."""
    return CHANGED if meeting.times_sent else FIRST


def send_summary(meeting: Meeting, actions: Iterable[tuple[str, date]], opening: str) -> None:
    """Emails the client what is stored by now, once for each time it is sent."""
    client, number = meeting.booking.client, meeting.times_sent
    send(
        CHANGED if number > 1 else FIRST,
        to=client.email,
        sender=client.coach,
        cause=f"session:{meeting.booking.uid}:summary:{number}",
        context=_values(meeting, meeting.summary, actions, opening),
    )


def preview(meeting: Meeting, note: str, actions: Iterable[tuple[str, date]], opening: str) -> dict[str, Any]:
    """The email as it would go out, as `composed` gives it."""
    own = MailText.objects.filter(kind=kind_of(meeting)).first() or MailText(kind=kind_of(meeting))
    values = {"practice": PracticeSettings.load().name, **_values(meeting, note, actions, opening)}
    return composed(own.mail, values, *own.words())


def _values(meeting: Meeting, note: str, actions: Iterable[tuple[str, date]], opening: str) -> dict[str, str]:
    booking, client = meeting.booking, meeting.booking.client
    return {
        "name": client.first_name,
        "coach": client.coach.name,
        "day": date_format(today(booking.start, client.timezone), "F j"),
        "opening": opening,
        "note": note,
        "actions": _listed(meeting, actions),
        "url": own_page_if_any(client, "meetings:session", booking.pk),
    }


def _listed(meeting: Meeting, actions: Iterable[tuple[str, date]]) -> str:
    """By their days, as the page has them; of one day in the order in which they were typed. What is ticked says so."""
    done = {each.text for each in meeting.actions.exclude(done_at=None)} if meeting.pk else set()
    lines = []
    for text, day in sorted(actions, key=lambda each: each[1]):
        words = _now("– %(text)s (done)") if text in done else _now("– %(text)s (for %(day)s)")
        lines.append(words % {"text": text, "day": date_format(day, "l, F j")})
    return "\n".join([_now("Until we talk again:"), *lines]) if lines else ""
