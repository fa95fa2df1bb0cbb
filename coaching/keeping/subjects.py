"""What the practice holds about a person, field by field: what they take away, and what not, and why.

A test walks every field of every model and fails on one that stands in neither list. What modules hold, they export.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking, BookingEvent, TimeRequest
from coaching.exercises.models import Answer, AnswerFile, Assignment, Enrolment, Reply, Review, ReviewFile, Submission
from coaching.keeping.models import Archive
from coaching.mail.models import Message
from coaching.payments.models import Checkout, LedgerEntry, Purchase
from coaching.people.models import ActiveDay, Break, Client, Invitation, ModuleAccess, Preferences, TimelineEntry
from coaching.pipeline.models import CheckIn, Recap

OURS = "Says how our own records hang together, nothing about the person."
COACHS = "The coach's own remark, which never reaches a client."
SECRET = "Opens the account: a copy of it would be a danger."
PAYING = "Joins two records of the payment; the payment itself is there."


@dataclass(frozen=True)
class Subject:
    """One list of the archive: rows of `model`, `fields` of each, and why each of `left_out` is not among them."""

    slug: str
    title: Any
    model: type[models.Model]
    rows: Callable[[Any], models.QuerySet]
    fields: tuple[str, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)

    def of(self, person):
        """The person's rows as dictionaries, JSON-ready; read in portions, because lists can be long."""
        for row in self.rows(person).order_by("pk").iterator(chunk_size=2000):
            yield {name: plain(row, name) for name in self.fields}


def plain(row, name):
    """A field's value as JSON knows it: times in ISO 8601 (UTC), the number of a row that it points to."""
    value = row._meta.get_field(name).value_from_object(row)
    return value if isinstance(value, str | int | float | bool | list | dict | None) else _text(value)


def _text(value):
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _hanging(path):
    """The rows of a model's manager whose `path` leads to one of the person's clients."""

    def of_model(model):
        return lambda person: model._base_manager.filter(**{f"{path}__in": person.clients})

    return of_model


def _account(model, **path):
    name = path.get("path", "user")
    return lambda person: model._base_manager.filter(**{name: person.user.pk}) if person.user else model._base_manager.none()


def _by_address(model, name):
    """Rows that hold one of the person's addresses, however it is written."""

    def rows(person):
        small = model._base_manager.annotate(small=models.functions.Lower(name))
        return small.filter(small__in=person.emails)

    return rows


of_client, of_booking = _hanging("client"), _hanging("booking__client")
of_assignment, of_submission = _hanging("assignment__client"), _hanging("submission__assignment__client")
User = get_user_model()

SUBJECTS = (
    Subject(
        "you",
        _("You, as your coach knows you"),
        Client,
        lambda person: Client.objects.filter(pk__in=[client.pk for client in person.clients]),
        (
            "id",
            "coach",
            "name",
            "email",
            "phone",
            "timezone",
            "stage",
            "source",
            "welcomed_at",
            "last_active_at",
            "leaves_at",
            "created_at",
        ),
        {"user": OURS, "stage_reason": COACHS},
    ),
    Subject(
        "account",
        _("Your account"),
        User,
        _account(User, path="pk"),
        ("email", "first_name", "last_name", "date_joined", "last_login"),
        {
            "id": OURS,
            "username": "The address once more.",
            "password": SECRET,
            "is_active": OURS,
            "is_staff": OURS,
            "is_superuser": OURS,
        },
    ),
    Subject(
        "addresses",
        _("The addresses you sign in by"),
        EmailAddress,
        _account(EmailAddress),
        ("email", "verified", "primary"),
        {"id": OURS, "user": OURS},
    ),
    Subject(
        "sign-in",
        _("How else you sign in"),
        Authenticator,
        _account(Authenticator),
        ("type", "created_at", "last_used_at"),
        {"id": OURS, "user": OURS, "data": SECRET},
    ),
    Subject(
        "invitations",
        _("Invitations"),
        Invitation,
        of_client(Invitation),
        ("email", "sent_at", "expires_at", "accepted_at"),
        {"id": OURS, "client": OURS},
    ),
    Subject("practice", _("What you practise"), ModuleAccess, of_client(ModuleAccess), ("slug",), {"id": OURS, "client": OURS}),
    Subject(
        "timeline",
        _("What happened"),
        TimelineEntry,
        lambda person: TimelineEntry.objects.filter(client__in=person.clients, for_client=True),
        ("at", "kind", "text"),
        {"id": OURS, "client": OURS, "for_client": OURS},
    ),
    Subject(
        "bookings",
        _("Sessions and calls you booked"),
        Booking,
        of_client(Booking),
        (
            "id",
            "coach",
            "appointment_type",
            "start",
            "end",
            "status",
            "guest_name",
            "guest_email",
            "guest_zone",
            "guest_clock24",
            "booker_name",
            "booker_email",
            "plain_title",
            "source",
            "answers",
            "cancelled_by",
            "cancel_word",
            "arranged_at",
            "created_at",
            "uid",
        ),
        {
            "client": OURS,
            "blocked_start": "The coach's own pauses.",
            "blocked_end": "The coach's own pauses.",
            "form_key": OURS,
            "sequence": OURS,
        },
    ),
    Subject(
        "booking-steps",
        _("How each booking went"),
        BookingEvent,
        of_booking(BookingEvent),
        ("booking", "at", "what", "start"),
        {"id": OURS},
    ),
    Subject(
        "wishes",
        _("Other times you wished for"),
        TimeRequest,
        _by_address(TimeRequest, "email"),
        ("name", "email", "phone", "zone", "wishes", "source", "created_at", "answered_at", "booking"),
        {"id": OURS, "coach": OURS, "appointment_type": OURS, "form_key": OURS},
    ),
    Subject(
        "recaps",
        _("What your coach wrote after the first call"),
        Recap,
        lambda person: Recap.objects.filter(client__in=person.clients, sent_at__isnull=False),
        ("text", "package", "valid_until", "sent_at", "times_sent", "answer", "reason", "answered_at"),
        {"id": OURS, "client": OURS, "created_at": "When the coach began to write."},
    ),
    Subject("later", _("When to ask you again"), CheckIn, of_client(CheckIn), ("on", "decided_at"), {"id": OURS, "client": OURS}),
    Subject(
        "preferences",
        _("How you want to be reached"),
        Preferences,
        of_client(Preferences),
        ("telling", "wants_digest", "digest_day", "digest_hour"),
        {"id": OURS, "client": OURS, "next_digest_at": OURS},
    ),
    Subject(
        "breaks",
        _("Pauses and quiet weeks"),
        Break,
        of_client(Break),
        ("kind", "first_day", "last_day", "asked_at"),
        {"id": OURS, "client": OURS},
    ),
    Subject(
        "active-days",
        _("Days on which you did something"),
        ActiveDay,
        of_client(ActiveDay),
        ("day",),
        {"id": OURS, "client": OURS},
    ),
    Subject(
        "programmes",
        _("Programmes you were given"),
        Enrolment,
        of_client(Enrolment),
        ("id", "title", "assigned_at", "starts_on", "paused_on", "completed_at", "stopped_at"),
        {"client": OURS, "programme": OURS, "assigned_by": "It is your coach."},
    ),
    Subject(
        "exercises",
        _("Exercises you were given"),
        Assignment,
        of_client(Assignment),
        ("id", "version", "enrolment", "position", "assigned_at", "opens_on", "opened_at", "due_on", "state"),
        {
            "client": OURS,
            "assigned_by": "It is your coach.",
            "opens": OURS,
            "follows": OURS,
            "days": OURS,
            "due_days": OURS,
            "told_at": OURS,
        },
    ),
    Subject(
        "answers",
        _("Your answers as they stand, also those not handed in"),
        Answer,
        of_assignment(Answer),
        ("assignment", "prompt_id", "value", "revision", "updated_at"),
        {"id": OURS},
    ),
    Subject(
        "handed-in",
        _("What you handed in, each version"),
        Submission,
        of_assignment(Submission),
        ("id", "assignment", "number", "answers", "submitted_at"),
        {},
    ),
    Subject(
        "files",
        _("Files in your answers"),
        AnswerFile,
        of_assignment(AnswerFile),
        ("id", "assignment", "prompt_id", "name", "size", "content_type", "uploaded_at"),
        {"file": "The file itself is in the folder “files”."},
    ),
    Subject(
        "comments",
        _("What your coach answered"),
        Review,
        of_submission(Review),
        ("submission", "outcome", "comment", "comments", "reviewed_at", "read_at"),
        {"id": OURS, "reviewer": "It is your coach.", "told_at": OURS},
    ),
    Subject(
        "coach-files",
        _("Files your coach sent back"),
        ReviewFile,
        lambda person: ReviewFile.objects.filter(
            submission__assignment__client__in=person.clients, submission__review__isnull=False
        ),
        ("id", "submission", "name", "size", "content_type", "uploaded_at"),
        {"file": "The file itself is in the folder “files”."},
    ),
    Subject(
        "replies",
        _("What you and your coach wrote to each other about exercises"),
        Reply,
        of_assignment(Reply),
        ("assignment", "by_coach", "text", "written_at", "read_at"),
        {"id": OURS, "author": "You, or your coach: see by_coach.", "told_at": OURS},
    ),
    Subject(
        "purchases",
        _("Packages you bought"),
        Purchase,
        of_client(Purchase),
        ("id", "title", "sessions", "price", "currency", "validity_days", "bought_at", "expires_at", "payment_reference"),
        {"client": OURS, "package": OURS, "checkout": PAYING},
    ),
    Subject(
        "payment-pages",
        _("Payments you began"),
        Checkout,
        of_client(Checkout),
        ("title", "sessions", "price", "currency", "validity_days", "status", "created_at"),
        {"id": OURS, "client": OURS, "package": OURS, "idempotency_key": PAYING, "session_id": PAYING},
    ),
    Subject(
        "sessions-left",
        _("Your sessions, entry by entry"),
        LedgerEntry,
        of_client(LedgerEntry),
        ("at", "kind", "delta", "reason", "purchase", "booking"),
        {"id": OURS, "client": OURS, "by": "It is your coach."},
    ),
    Subject(
        "mails",
        _("Mails we sent you"),
        Message,
        _by_address(Message, "to"),
        ("kind", "to", "subject", "state", "created_at", "due_at", "sent_at"),
        {
            "id": OURS,
            "cause": OURS,
            "reply_to": "It is your coach.",
            "text": "Blanked once the mail is out: you have it.",
            "html": "Blanked once the mail is out: you have it.",
            "attachments": "Blanked once the mail is out: you have it.",
            "facts": OURS,
            "attempts": OURS,
            "error": OURS,
            "expires_at": OURS,
        },
    ),
    Subject(
        "archives",
        _("Archives like this one"),
        Archive,
        of_client(Archive),
        ("asked_at", "made_at"),
        {"id": OURS, "client": OURS, "state": OURS, "file": OURS},
    ),
)
