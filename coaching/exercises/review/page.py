"""What the review page shows, and what its form sends."""

from dataclasses import dataclass

from django.utils import timezone

from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import is_in_form, sent_by_form
from coaching.exercises.models import Review, prompts
from coaching.exercises.review import drafting, queue, reviewing, telling, thread

WHOLE = "all"  # what a page calls the comment on the whole


@dataclass(frozen=True)
class Field:
    """A comment's field: `prompt` is empty for the comment on the whole. `problem` is the SaveError shown beside it."""

    prompt: str
    text: str = ""
    revision: int = 0
    problem: SaveError | None = None

    @property
    def id(self):
        return self.prompt or WHOLE

    @property
    def name(self):
        return f"comment-{self.id}"


def context(user, submission, *, sent=None, problems=None):
    """The page's whole context; `sent` is the form that could not be kept as it is, `problems` {prompt id: SaveError}."""
    earlier = thread.before(submission)
    found = prompts.compared(submission, earlier) if earlier else prompts.handed_in(submission)
    given = Review.objects.filter(submission=submission).first()
    before, after = queue.neighbors(user, submission)
    draft, problems = drafting.draft_of(submission), problems or {}
    return {
        "submission": submission,
        "earlier": earlier,
        "review": given,
        "before": before,
        "after": after,
        "prompts": _with_fields(prompts.commented(found, given.comments if given else {}), draft, sent, problems),
        "whole": _field("", draft, sent, problems),
        "files": submission.review_files.order_by("pk"),
        "told": telling.of_review(given, timezone.now()) if given else "",
        "can_undo": given is not None and reviewing.can_undo(given, timezone.now()),
        "newer": submission.assignment.submissions.filter(number__gt=submission.number).first(),
        **thread_context(submission.assignment),
    }


def thread_context(assignment, typed=""):
    entries = thread.entries(assignment)
    waits = any(each.kind == "reply" and not each.what.by_coach and each.what.read_at is None for each in entries)
    return {"assignment": assignment, "client": assignment.client, "thread": entries, "waits": waits, "typed": typed}


def again(request, assignment):
    """(template, context) for a word in the thread that could not be sent: it stays in its field."""
    return "coaching/exercises/admin/thread.html", thread_context(assignment, request.POST.get("text", ""))


def save_all(submission, sent):
    """Keeps every comment of the form. Returns {prompt id: SaveError} of those that could not be kept."""
    problems = {}
    for pk in ["", *(child.id for child in submission.assignment.version.prompts)]:
        field = Field(pk)
        if not is_in_form(field.name, sent, field.id):
            continue
        typed = sent_by_form(field.name, sent)
        try:
            drafting.save_comment(submission=submission, prompt_id=pk, text=typed.text, known_revision=typed.revision)
        except SaveError as error:
            problems[pk] = error
    return problems


def _with_fields(found, draft, sent, problems):
    return [(each, _field(each.id, draft, sent, problems) if each.is_question else None) for each in found]


def _field(pk, draft, sent, problems):
    """A comment's field; a choice that was just made leaves what is stored."""
    problem, stored = problems.get(pk), draft.comments.get(pk, "") if pk else draft.comment
    revision = getattr(problem, "revision", draft.revisions.get(pk, 0))
    taken = sent is None or sent.get("take") == Field(pk).id
    return Field(pk, stored if taken else sent.get(Field(pk).name, stored), revision, problem)
