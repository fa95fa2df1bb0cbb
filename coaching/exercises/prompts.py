"""Prompts with their answers, as pages show them and forms send them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from coaching.exercises.blocks import QUESTIONS
from coaching.modules import activity
from coaching.practice.days import today

EMPTY = (None, "", [])
LONGEST = {"short_answer": 500, "long_answer": 20_000}


class AnswerError(Exception):
    """What was written can't be saved or handed in; the message says what to do."""


@dataclass(frozen=True)
class Prompt:
    """One prompt: `kind` is the block's name, `name` the form field's, `progress` what was tried for real.

    `problem` is the AnswerError that stands beside the answer, if any.
    """

    id: str
    kind: str
    value: Any
    answer: Any = None
    revision: int = 0
    progress: Any = None
    problem: Any = None

    @property
    def name(self):
        return f"prompt-{self.id}"

    @property
    def template(self):
        return f"coaching/exercises/prompts/{self.kind}.html"

    @property
    def is_question(self):
        return self.kind in QUESTIONS

    @property
    def steps(self):
        return [str(step) for step in range(1, self.value["steps"] + 1)]


def unanswered(stream):
    return [Prompt(child.id or str(index), child.block_type, child.value) for index, child in enumerate(stream)]


def answered(stream, answers, *, tried, problems=None):
    """Prompts with what was written: `answers` maps prompt ids to (value, revision), `tried` to what was tried for real,
    `problems` to the AnswerError of what can't be kept as it stands."""
    return [
        Prompt(
            child.id, child.block_type, child.value, *answers.get(child.id, (None, 0)),
            tried.get(child.id), (problems or {}).get(child.id),
        )
        for child in stream
    ]  # fmt: skip


def handed_in(submission):
    """Prompts as they were handed in, with what had been tried for real by then."""
    answers = {key: (value, 0) for key, value in submission.answers.items()}
    return answered(submission.assignment.version.prompts, answers, tried=submission.answers)


def tried_for_real(assignment, now):
    """{prompt id: {done, times, title, url, by}} for every "try it for real".

    `by` is a date in the client's zone, and what is done later counts too. `title` is "" when the module is gone.
    """
    return {
        child.id: _tried(child.value, assignment, now) for child in assignment.version.prompts if child.block_type == "try_it"
    }


def _tried(value, assignment, now):
    by = today(assignment.assigned_at + timedelta(days=value["within_days"]), assignment.client.timezone)
    facts = {"done": 0, "times": value["times"], "title": "", "url": "", "by": by}
    found = activity(value["activity"])
    if found is None:
        return facts
    done = found.count([assignment.client], assignment.assigned_at, now).get(assignment.client_id, 0)
    return facts | {"done": min(done, value["times"]), "title": str(found.title), "url": _address(found.url)}


def _address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def cleaned(kind, value, raw):
    """What a form sent for a prompt, as it is stored: text, or a list of the options that exist.

    Anything that is not one of the prompt's options is left out. Raises AnswerError for a text that is too long.
    """
    if kind in LONGEST:
        return _text(raw[-1] if raw else "", LONGEST[kind])
    if kind == "scale":
        steps = {str(step) for step in range(1, value["steps"] + 1)}
        return next((each for each in raw if each in steps), "")
    options = list(value["items"] if kind == "checklist" else value["options"])
    chosen = [each for each in options if each in raw]
    return chosen if kind == "checklist" or value["multiple"] else next(iter(chosen), "")


def _text(words, longest):
    # Browsers send CRLF; PostgreSQL's JSON can't hold NUL.
    words = words.replace("\r\n", "\n").replace("\0", "")
    if len(words) > longest:
        message = _("This is %(count)d characters long, and %(longest)d fit. Please shorten it: it isn't saved yet.")
        raise AnswerError(message % {"count": len(words), "longest": longest})
    return words
