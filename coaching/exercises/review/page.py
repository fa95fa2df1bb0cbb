"""What the review page shows, and what its form sends."""

from dataclasses import dataclass

from django.utils import timezone

from coaching.exercises import prompts
from coaching.exercises.models import Review
from coaching.exercises.review import drafting, queue, reviewing, thread
from coaching.exercises.review.drafting import ReviewError


@dataclass(frozen=True)
class Field:
    """A comment's field: `prompt` is empty for the comment on the whole. `before` are the words that the page knew, `theirs`
    what was written elsewhere meanwhile."""

    prompt: str
    text: str = ""
    before: str = ""
    problem: str = ""
    theirs: str = ""

    @property
    def name(self):
        return f"comment-{self.prompt or 'all'}"


def context(user, submission, *, sent=None, problems=None):
    """The page's whole context; `sent` is the form that could not be kept as it is, `problems` {prompt id: ReviewError}."""
    earlier = thread.before(submission)
    found = prompts.compared(submission, earlier) if earlier else prompts.handed_in(submission)
    given = Review.objects.filter(submission=submission).first()
    before, after = queue.neighbours(user, submission)
    draft, problems = drafting.draft_of(submission), problems or {}
    return {
        "submission": submission, "earlier": earlier, "review": given, "before": before, "after": after,
        "prompts": _with_fields(prompts.commented(found, given.comments if given else {}), draft, sent, problems),
        "whole": _field("", draft.comment, sent, problems), "files": submission.review_files.order_by("pk"),
        "can_take_back": bool(given) and reviewing.can_take_back(given, timezone.now()),
        "newer": submission.assignment.submissions.filter(number__gt=submission.number).first(),
        **thread_context(submission.assignment),
    }  # fmt: skip


def thread_context(assignment, typed=""):
    found = thread.entries(assignment)
    waits = any(each.kind == "reply" and not each.what.by_coach and each.what.read_at is None for each in found)
    return {"assignment": assignment, "client": assignment.client, "thread": found, "waits": waits, "typed": typed}


def again(request, assignment):
    """(template, context) for a word in the thread that could not be sent: it stays in its field."""
    return "coaching/exercises/admin/thread.html", thread_context(assignment, request.POST.get("text", ""))


def save_all(submission, sent):
    """Keeps every comment of the form. Gives {prompt id: ReviewError} of those that could not be kept."""
    problems = {}
    for pk in ["", *(child.id for child in submission.assignment.version.prompts)]:
        name = Field(pk).name
        if name not in sent:
            continue
        try:
            drafting.save_comment(submission=submission, prompt_id=pk, text=sent[name], before=_known(sent, name))
        except ReviewError as error:
            problems[pk] = error
    return problems


def _known(sent, name):
    """What the page knew; who has seen both texts and sends theirs again chooses it."""
    return sent.get(f"{name}-theirs", sent.get(f"{name}-before", ""))


def _with_fields(found, draft, sent, problems):
    return [
        (each, _field(each.id, draft.comments.get(each.id, ""), sent, problems) if each.is_question else None) for each in found
    ]


def _field(pk, stored, sent, problems):
    name, problem = Field(pk).name, problems.get(pk, "")
    text = sent.get(name, stored) if sent is not None else stored
    theirs = getattr(problem, "theirs", "")
    return Field(pk, text, before=stored, problem=str(problem), theirs=theirs)
