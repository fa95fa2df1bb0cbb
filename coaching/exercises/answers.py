"""Saving what a client writes, and handing it in."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.autosave.revisions import next_revision
from coaching.exercises import files
from coaching.exercises.answer_parsers import EMPTY, AnswerError, cleaned, is_empty
from coaching.exercises.models import Answer, Assignment, Submission
from coaching.exercises.models.blocks import QUESTIONS
from coaching.exercises.models.prompts import tried_for_real
from coaching.exercises.programs import opening
from coaching.people.timeline import record, seen

# What stays of "try it for real" once it is handed in: readable even when its module is gone.
KEPT = ("done", "times", "title", "gone")


class Closed(AnswerError):
    """The exercise was handed in, so nothing can be written in it."""

    def __init__(self) -> None:
        super().__init__(_("This exercise is already handed in. Your coach reads it next."))


class Unanswered(AnswerError):
    """Something that must be answered or done is missing; `problems` says for each prompt id what to do."""

    def __init__(self, missing: Iterable[Any]) -> None:
        self.problems = {child.id: AnswerError(_what_to_do(child)) for child in missing}
        words = ngettext(
            "One thing is still missing. It is marked below; everything you wrote is saved.",
            "%(count)d things are still missing. They are marked below; everything you wrote is saved.",
            len(self.problems),
        )
        super().__init__(words % {"count": len(self.problems)})


def _what_to_do(child: Any) -> str:
    if child.block_type == "try_it":
        return _("This comes before handing in. Your answers are saved: come back when you have done it.")
    return _("Please answer this one before you hand in.")


@transaction.atomic
def save_answer(
    *,
    assignment: Assignment,
    prompt_id: UUID | str,
    raw: list[Any],
    known_revision: int,
    before: list[Any] | None = None,
    now: datetime | None = None,
) -> int:
    """Saves one prompt's answer and returns its new revision.

    `raw` is the list of values the form sent, `before` those that the same page sent without hearing back. Raises Conflict
    (see `next_revision`), Closed for what was handed in, SaveError for words that can't be kept.
    """
    assignment = _open(assignment)
    child = next((prompt for prompt in assignment.version.prompts if prompt.id == str(prompt_id)), None)
    if child is None:
        raise AnswerError(_("This question isn't part of the exercise. Please reload the page."))
    answer = Answer.objects.filter(assignment=assignment, prompt_id=prompt_id).first()
    # Where nothing stands yet, nothing can be written over.
    is_new, known = answer is None, known_revision if answer else 0
    answer = answer or Answer(assignment=assignment, prompt_id=prompt_id, value="", revision=0)
    value, clean = _value(child, answer.value, raw), partial(_value, child, answer.value)
    if is_new and value in EMPTY:
        return 0
    before = None if child.block_type == "file" else before
    number = next_revision(value, stored=answer.value, revision=answer.revision, known=known, before=before, clean=clean)
    if number != answer.revision:
        _store(answer, child, value, number)
        seen(client=assignment.client, at=now or timezone.now())
    return number


def _value(child: Any, stored: Any, raw: list[Any]) -> Any:
    """What values sent would be stored as; a file that is already there is what is stored."""
    if child.block_type != "file":
        return cleaned(child.block_type, child.value, [each for each in raw if isinstance(each, str)])
    value = files.received(raw, stored)
    return stored if isinstance(value, UploadedFile) and files.is_stored(value, stored) else value


def _store(answer: Answer, child: Any, value: Any, number: int) -> None:
    """A file's new answer takes the one before it away."""
    if child.block_type == "file":
        files.drop(answer.value)
        value = files.keep(assignment=answer.assignment, prompt_id=answer.prompt_id, upload=value) if value else value
    answer.value, answer.revision = value, number
    answer.save()


@transaction.atomic
def submit(*, assignment: Assignment, now: datetime | None = None) -> Submission:
    """Hands in what is saved: a snapshot the coach may read from now on. Raises Unanswered, Closed."""
    now = now or timezone.now()
    assignment = _open(assignment)
    values = {str(answer.prompt_id): answer.value for answer in assignment.answers.all()}
    tried = tried_for_real(assignment, now)
    missing = [child for child in assignment.version.prompts if _is_missing(child, values, tried)]
    if missing:
        raise Unanswered(missing)
    values |= {pk: {key: facts[key] for key in KEPT} for pk, facts in tried.items()}
    submission = Submission.objects.create(
        assignment=assignment, number=assignment.submissions.count() + 1, answers=values, submitted_at=now
    )
    Assignment.objects.filter(pk=assignment.pk).update(state=Assignment.State.SUBMITTED)
    text = _("Handed in: %(title)s") % {"title": assignment.version.title}
    record(client=assignment.client, kind="exercises.submitted", text=text, at=now, active=True)
    opening.go_on(assignment, now)
    return submission


def _is_missing(child: Any, values: Mapping[str, Any], tried: Mapping[str, Mapping[str, Any]]) -> bool:
    if child.block_type == "try_it":
        facts = tried[child.id]
        return child.value["required"] and not facts["gone"] and facts["done"] < facts["times"]
    return child.block_type in QUESTIONS and child.value["required"] and is_empty(values.get(child.id))


def _open(assignment: Assignment) -> Assignment:
    locked = Assignment.objects.select_for_update(of=("self",)).select_related("version", "client").get(pk=assignment.pk)
    if not locked.is_open:
        raise Closed
    return locked
