"""Prompts with their answers, as pages show them and forms send them."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse

from coaching.exercises.answer_parsers import is_empty
from coaching.exercises.differences import SAME, differences
from coaching.exercises.models.blocks import QUESTIONS
from coaching.modules import activity
from coaching.practice import request_values
from coaching.practice.days import today
from coaching.storage.file_names import ACCEPTED


@dataclass(frozen=True)
class Prompt:
    """One prompt: `kind` is the block's name, `name` the form field's, `progress` what was tried for real.

    `problem` is the SaveError shown beside the answer, if any; `comment` what the coach says of it, `earlier` what
    they said of the version before, `changes` how the answer differs from that version (None: there is none).
    """

    id: str
    kind: str
    value: Any
    answer: Any = None
    revision: int = 0
    progress: Any = None
    problem: Any = None
    comment: str = ""
    earlier: str = ""
    changes: Any = None

    theirs_template = "coaching/exercises/prompts/answer.html"

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
    def described_by(self):
        """The ids of the help and of the problem that belong to the field."""
        parts = {"help": self.value.get("help"), "problem": self.problem}
        return " ".join(f"{self.name}-{part}" for part, words in parts.items() if words)

    @property
    def is_done(self):
        """Whether it is answered, or done as often as it asks for; nothing to do is never done."""
        if self.kind == "try_it":
            return bool(self.progress) and self.progress["done"] >= self.progress["times"]
        return self.is_question and not is_empty(self.answer)

    @property
    def is_asked(self):
        """Whether there is something to do or to answer here; what a module brought goes with it."""
        return self.is_question or (self.kind == "try_it" and not (self.progress and self.progress["gone"]))

    @property
    def is_required(self):
        """Whether it can't be handed in without this."""
        return self.is_asked and bool(self.value.get("required"))

    @property
    def has_changed(self):
        return any(kind != SAME for kind, _text in self.changes or ())

    @property
    def rows(self):
        """A table's rows to fill in: what is written, and at least one empty row after it."""
        written = list(self.answer or [])
        empty = max(self.value["first_rows"] - len(written), 1)
        return written + [[""] * len(self.value["columns"]) for _ in range(empty)]

    @property
    def day(self):
        """A date's answer as a date; what is no date yet stays None."""
        return request_values.day(self.answer)

    @property
    def accept(self):
        return ACCEPTED

    @property
    def steps(self):
        return [str(step) for step in range(1, self.value["steps"] + 1)]


def unanswered(stream):
    return [Prompt(child.id or str(index), child.block_type, child.value) for index, child in enumerate(stream)]


def answered(stream, answers, *, tried, problems=None):
    """Prompts with what was written: `answers` maps prompt ids to (value, revision), `tried` to what was tried for real,
    `problems` to the SaveError of what can't be kept as it stands."""
    return [_answered(child, answers.get(child.id, (None, 0)), tried, problems or {}) for child in stream]


def _answered(child, answer, tried, problems):
    value, revision = answer
    return Prompt(child.id, child.block_type, child.value, value, revision, tried.get(child.id), problems.get(child.id))


def handed_in(submission):
    """Prompts as they were handed in, with what had been tried for real by then."""
    answers = {key: (value, 0) for key, value in submission.answers.items()}
    return answered(submission.assignment.version.prompts, answers, tried=submission.answers)


def commented(found, comments):
    """The prompts with the coach's words on each: `comments` maps prompt ids to them."""
    return [replace(each, comment=comments.get(each.id, "")) for each in found]


def compared(submission, earlier):
    """Prompts as they were handed in, each with how it differs from the version `earlier`, and what was said of that."""
    said = _comments(earlier)
    return [
        replace(each, earlier=said.get(each.id, ""), changes=differences(each.kind, earlier.answers.get(each.id), each.answer))
        if each.is_question
        else each
        for each in handed_in(submission)
    ]


def _comments(submission):
    review = getattr(submission, "review", None)
    return review.comments if review else {}


def tried_for_real(assignment, now):
    """{prompt id: {done, times, title, url, by, gone}} for every "try it for real".

    `by` is a date of the client's, reckoned like `due_on` from the day it opened; what is done later counts too. `gone` is
    True when the module is.
    """
    return {
        child.id: _tried(child.value, assignment, now) for child in assignment.version.prompts if child.block_type == "try_it"
    }


def _tried(value, assignment, now):
    since = assignment.opened_at or assignment.assigned_at
    first_day = assignment.opens_on or today(since, assignment.client.timezone)
    by = value["by"] or first_day + timedelta(days=value["within_days"])
    facts = {"done": 0, "times": value["times"], "title": value["words"] or "", "url": "", "by": by, "gone": True}
    found = activity(value["activity"])
    if found is None:
        return facts
    done = found.count([assignment.client], since, now).get(assignment.client_id, 0)
    title = facts["title"] or str(found.title)
    return facts | {"done": min(done, value["times"]), "title": title, "url": _address(found.url), "gone": False}


def _address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
