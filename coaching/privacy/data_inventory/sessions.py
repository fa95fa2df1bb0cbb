"""What goes with sessions: what someone wrote before them, and what they agreed on."""

from django.utils.translation import gettext_lazy as _

from coaching.between_sessions.models import Word, WordReader
from coaching.goals.models import Goal
from coaching.meetings.models import Meeting, SessionAction
from coaching.privacy.data_inventory.subject import OURS, Subject, of_booking, of_client, of_meeting
from coaching.testimonials.models import Testimonial, TestimonialRequest

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
    Subject(
        "coachs-words",
        _("What your coach wrote to you between sessions"),
        Word,
        lambda person: Word.objects.sent().filter(readers__client__in=person.clients).distinct(),
        ("id", "kind", "signed", "text", "link", "sent_at", "taken_back_at"),
        {"key": OURS, "by": "It is your coach.", "written_at": "When the coach began to write."},
    ),
    Subject(
        "coachs-words-read",
        _("When you had your coach's words"),
        WordReader,
        lambda person: WordReader.objects.filter(client__in=person.clients, word__sent_at__isnull=False),
        ("word", "last_day", "mailed_at", "read_at"),
        {"id": OURS, "client": OURS},
    ),
    Subject(
        "testimonial",
        _("When you were asked for a few words about the coaching, and what you agreed to"),
        TestimonialRequest,
        of_client(TestimonialRequest),
        (
            "id",
            "asked_at",
            "canceled_at",
            "draft",
            "answered_at",
            "words",
            "about",
            "named",
            "signed",
            "consent",
            "withdrawn_at",
            "read_at",
        ),
        {"client": OURS, "by": "It is your coach.", "revision": OURS},
    ),
    Subject(
        "testimonial-on-the-site",
        _("Your words about the coaching, as the site has them"),
        Testimonial,
        lambda person: Testimonial.objects.filter(request__client__in=person.clients),
        ("request", "name", "about", "words", "consent", "live", "first_published_at", "last_published_at"),
        {
            "id": OURS,
            "is_sample": OURS,
            "has_unpublished_changes": OURS,
            "go_live_at": OURS,
            "expire_at": OURS,
            "expired": OURS,
            "latest_revision": OURS,
            "live_revision": OURS,
        },
    ),
)
