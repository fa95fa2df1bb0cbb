"""A coach's comments while they are typed. Nothing of it reaches the client before the review is sent."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.autosave.errors import SaveError
from coaching.autosave.plain_text import fitting, plain
from coaching.autosave.revisions import next_revision
from coaching.exercises import files
from coaching.exercises.models import Review, ReviewDraft, ReviewFile, Submission

LONGEST = 10_000


class ReviewError(SaveError):
    """This can't be said of this submission; the message says why, for the coach."""


def draft_of(submission: Submission) -> ReviewDraft:
    """What is typed so far; an empty one, not saved, when nothing is."""
    return ReviewDraft.objects.filter(submission=submission).first() or ReviewDraft(submission=submission)


@transaction.atomic
def save_comment(*, submission: Submission, prompt_id: str, text: str, known_revision: int, before: str | None = None) -> int:
    """Keeps the comment on one answer, or on the whole when `prompt_id` is empty, and returns its new revision. Each is kept
    apart from the others.

    `before` are the words that the same page sent without hearing back. Raises Conflict (see `next_revision`), SaveError
    for words that are too long, ReviewError for what was answered already and for a question that is not asked.
    """
    submission = to_answer(submission)
    text = _checked(submission, prompt_id, text)
    draft = ReviewDraft.objects.get_or_create(submission=submission)[0]
    stored = draft.comments.get(prompt_id, "") if prompt_id else draft.comment
    revision = draft.revisions.get(prompt_id, 0)
    number = next_revision(text, stored=stored, revision=revision, known=known_revision, before=before, clean=plain)
    if number != revision:
        _put(draft, prompt_id, text)
        draft.revisions[prompt_id] = number
        draft.save()
    return number


def _put(draft: ReviewDraft, prompt_id: str, text: str) -> None:
    if prompt_id:
        draft.comments[prompt_id] = text
    else:
        draft.comment = text


def to_answer(submission: Submission) -> Submission:
    """The submission, locked. Raises ReviewError when it was answered already."""
    submissions = Submission.objects.select_for_update(of=("self",)).select_related(
        "assignment__version", "assignment__client__coach"
    )
    locked = submissions.get(pk=submission.pk)
    if Review.objects.filter(submission=locked).exists():
        raise ReviewError(_("This has been answered already."))
    return locked


@transaction.atomic
def add_file(*, submission: Submission, upload: UploadedFile) -> ReviewFile:
    """Takes in a marked-up file, checked before (see `files.guarded`). Raises ReviewError, FileNotKept."""
    row = ReviewFile(submission=to_answer(submission))
    with files.told_beside_its_field():
        row.take_in(upload)
    return row


@transaction.atomic
def remove_file(*, submission: Submission, pk: int) -> None:
    """Takes a file away again, as long as the review is not sent. Raises ReviewError."""
    for row in to_answer(submission).review_files.filter(pk=pk):
        row.delete()


def _checked(submission: Submission, prompt_id: str, text: str) -> str:
    if prompt_id and prompt_id not in {child.id for child in submission.assignment.version.prompts}:
        raise ReviewError(_("This question isn't part of the exercise. Please reload the page."))
    return fitting(text, LONGEST)
