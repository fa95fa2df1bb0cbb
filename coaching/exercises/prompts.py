"""Prompts with their answers, as pages show them and forms send them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse

from coaching.exercises.blocks import QUESTIONS
from coaching.modules import activity

EMPTY = (None, "", [])
LONGEST = 20_000


@dataclass(frozen=True)
class Prompt:
    """One prompt: `kind` is the block's name, `name` the form field's, `progress` what was tried for real."""

    id: str
    kind: str
    value: Any
    answer: Any = None
    revision: int = 0
    progress: Any = None
    missing: bool = False

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

    @property
    def is_answered(self):
        return self.answer not in EMPTY


def unanswered(stream):
    return [Prompt(child.id or str(index), child.block_type, child.value) for index, child in enumerate(stream)]


def answered(stream, answers, *, tried=None, missing=()):
    """Prompts with what was written: `answers` maps prompt ids to (value, revision)."""
    blank = (None, 0)
    return [
        Prompt(
            child.id,
            child.block_type,
            child.value,
            *answers.get(child.id, blank),
            (tried or {}).get(child.id),
            child.id in missing,
        )
        for child in stream
    ]


def tried_for_real(assignment, now):
    """{prompt id: {done, times, title, url}} for every "try it for real"; `title` is "" when its module is gone."""
    return {
        child.id: _tried(child.value, assignment, now) for child in assignment.version.prompts if child.block_type == "try_it"
    }


def _tried(value, assignment, now):
    found = activity(value["activity"])
    if found is None:
        return {"done": 0, "times": value["times"], "title": "", "url": ""}
    until = min(now, assignment.assigned_at + timedelta(days=value["within_days"]))
    done = found.count([assignment.client], assignment.assigned_at, until).get(assignment.client_id, 0)
    return {"done": min(done, value["times"]), "times": value["times"], "title": found.title, "url": _address(found.url)}


def _address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def cleaned(block_type, value, raw):
    """What a form sent for a prompt, as it is stored: text, or a list of the options that exist.

    Anything that is not one of the prompt's options is left out.
    """
    if block_type in {"short_answer", "long_answer"}:
        return (raw[-1] if raw else "")[:LONGEST]
    if block_type == "scale":
        steps = {str(step) for step in range(1, value["steps"] + 1)}
        return next((each for each in raw if each in steps), "")
    options = list(value["items"] if block_type == "checklist" else value["options"])
    chosen = [each for each in options if each in raw]
    return chosen if block_type == "checklist" or value["multiple"] else next(iter(chosen), "")
