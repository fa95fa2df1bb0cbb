"""A coach's comments while they are typed. Nothing of it reaches the client before the review is sent."""

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.exercises.models import Review, ReviewDraft, ReviewFile, Submission

LONGEST = 10_000


class ReviewError(Exception):
    """This can't be said of this submission; the message says why, for the coach."""


class Conflict(ReviewError):
    """The same comment was changed on another page meanwhile; `theirs` is what stands there, `revision` its number."""

    def __init__(self, theirs, revision):
        super().__init__(_("This comment was changed on another page too. Keep the words you want."))
        self.theirs, self.revision = theirs, revision


def draft_of(submission):
    """What is typed so far; an empty one, not saved, when nothing is."""
    return ReviewDraft.objects.filter(submission=submission).first() or ReviewDraft(submission=submission)


@transaction.atomic
def save_comment(*, submission, prompt_id, text, known_revision, before=None):
    """Keeps the comment on one answer, or on the whole when `prompt_id` is empty, and gives its new revision. Each is kept
    apart from the others.

    `before` are the words that the same page sent without hearing back. Raises Conflict when the stored revision is not
    `known_revision` and the words differ from both, ReviewError for what was answered already, for a question that is not
    asked, and for words that are too long.
    """
    submission = to_answer(submission)
    text = _checked(submission, prompt_id, text)
    draft = ReviewDraft.objects.get_or_create(submission=submission)[0]
    stored = draft.comments.get(prompt_id, "") if prompt_id else draft.comment
    revision = draft.revisions.get(prompt_id, 0)
    if stored == text:
        return revision
    if revision != known_revision and (before is None or stored != _plain(before)):
        raise Conflict(stored, revision)
    _put(draft, prompt_id, text)
    draft.revisions[prompt_id] = revision + 1
    draft.save()
    return revision + 1


def _put(draft, prompt_id, text):
    if prompt_id:
        draft.comments[prompt_id] = text
    else:
        draft.comment = text


def to_answer(submission):
    """The submission, locked. Raises ReviewError when it was answered already."""
    found = Submission.objects.select_for_update(of=("self",)).select_related("assignment__version", "assignment__client__coach")
    found = found.get(pk=submission.pk)
    if Review.objects.filter(submission=found).exists():
        raise ReviewError(_("This has been answered already."))
    return found


@transaction.atomic
def add_file(*, submission, upload):
    """Takes in a marked-up file, checked before (see `files.guarded`). Raises ReviewError."""
    row = ReviewFile(submission=to_answer(submission))
    row.take_in(upload)
    return row


@transaction.atomic
def remove_file(*, submission, pk):
    """Takes a file away again, as long as the review is not sent. Raises ReviewError."""
    for row in to_answer(submission).review_files.filter(pk=pk):
        row.delete()


def _checked(submission, prompt_id, text):
    if prompt_id and prompt_id not in {child.id for child in submission.assignment.version.prompts}:
        raise ReviewError(_("This question is not part of the exercise. Please load the page again."))
    text = _plain(text)
    if len(text) > LONGEST:
        words = _("This comment is %(count)d characters long, and %(longest)d fit. Please shorten it: it isn't saved yet.")
        raise ReviewError(words % {"count": len(text), "longest": LONGEST})
    return text


def _plain(words):
    # Browsers send CRLF; PostgreSQL's JSON can't hold NUL.
    return words.replace("\r\n", "\n").replace("\0", "")
