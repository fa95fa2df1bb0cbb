"""What someone was given to do, what they made of it, and what their coach said."""

from django.utils.translation import gettext_lazy as _

from coaching.exercises.models import Answer, AnswerFile, Assignment, Enrollment, Reply, Review, ReviewFile, Submission
from coaching.files.models import SharedFile
from coaching.privacy.data_inventory.subject import OURS, Subject, of_assignment, of_client, of_submission

EXERCISES = (
    Subject(
        "programs",
        _("Programs you were given"),
        Enrollment,
        of_client(Enrollment),
        ("id", "title", "assigned_at", "starts_on", "paused_on", "completed_at", "stopped_at"),
        {"client": OURS, "program": OURS, "assigned_by": "It is your coach."},
    ),
    Subject(
        "exercises",
        _("Exercises you were given"),
        Assignment,
        of_client(Assignment),
        ("id", "version", "enrollment", "position", "assigned_at", "opens_on", "opened_at", "due_on", "state"),
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
        _("Your answers as they are, including those not handed in"),
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
        ("id", "assignment", "number", "answers", "submitted_at", "submitted_on"),
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
        ("submission", "outcome", "comment", "comments", "reviewed_at", "reviewed_on", "read_at"),
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
        "given-files",
        _("Files that you and your coach gave each other"),
        SharedFile,
        lambda person: SharedFile.objects.kept().filter(client__in=person.clients),
        ("id", "by_coach", "name", "words", "size", "content_type", "given_at", "given_on", "opened_at"),
        {
            "file": "The file itself is in the folder “files”.",
            "client": OURS,
            "author": "You, or your coach: see by_coach.",
            "key": OURS,
            "uploaded_at": OURS,
            "told_at": OURS,
            "deleted_at": OURS,
        },
    ),
    Subject(
        "replies",
        _("What you and your coach wrote to each other about exercises"),
        Reply,
        of_assignment(Reply),
        ("assignment", "by_coach", "text", "written_at", "written_on", "read_at"),
        {"id": OURS, "author": "You, or your coach: see by_coach.", "told_at": OURS},
    ),
)
