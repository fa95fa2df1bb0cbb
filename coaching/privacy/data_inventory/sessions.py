"""What goes with sessions: what someone wrote before them, and what they agreed on."""

from django.utils.translation import gettext_lazy as _

from coaching.goals.models import Goal
from coaching.meetings.models import Meeting, SessionAction
from coaching.privacy.data_inventory.subject import OURS, Subject, of_booking, of_client, of_meeting

SESSIONS = (
    Subject(
        "sessions",
        _("What you wrote before a session, and what your coach summed up"),
        Meeting,
        of_booking(Meeting),
        ("id", "booking", "questions", "asked_at", "draft", "answers", "handed_over_at", "summary", "sent_at", "times_sent"),
        {"revisions": OURS},
    ),
    Subject(
        "session-actions",
        _("What you took on in your sessions"),
        SessionAction,
        of_meeting(SessionAction),
        ("meeting", "text", "due_on", "done_at", "done_on"),
        {"id": OURS, "position": OURS},
    ),
    Subject(
        "goals",
        _("Your goals"),
        Goal,
        of_client(Goal),
        ("text", "due_on", "agreed_at", "reached_at", "reached_on", "let_go_at", "let_go_on"),
        {"id": OURS, "client": OURS, "by": "It is your coach.", "key": OURS},
    ),
)
