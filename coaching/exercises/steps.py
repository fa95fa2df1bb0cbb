"""An exercise in steps: one question each, with the few lines that lead to it; a longer lesson is a step of its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from coaching.exercises.models.prompts import Prompt

SHORT = 400  # characters: still on the screen of a phone together with the question
HEADING = re.compile(r"<h\d[^>]*>(.+?)</h\d>", re.DOTALL)


@dataclass
class Step:
    """`lesson` is what there is to read or watch before `question`, which is None where nothing is asked anymore."""

    number: int
    lesson: list[Prompt] = field(default_factory=list)
    question: Prompt | None = None

    @property
    def title(self) -> str:
        """What the step is called in a list of them: its question, what there is to do, or the lesson's first heading."""
        if self.question is None:
            return next(filter(None, map(_heading, self.lesson)), _("To read"))
        tried = self.question.progress or {}
        return self.question.value.get("question") or tried.get("title") or _("Try it for real")

    @property
    def is_done(self) -> bool:
        return self.question is not None and self.question.is_done and not self.question.problem


def in_steps(prompts: Iterable[Prompt]) -> list[Step]:
    """The prompts in their order; what there is to read after the last question is a step of its own."""
    steps = [Step(1)]
    for prompt in prompts:
        if steps[-1].question:
            steps.append(Step(len(steps) + 1))
        if prompt.is_asked and _is_long(steps[-1].lesson):
            steps.append(Step(len(steps) + 1, question=prompt))
        elif prompt.is_asked:
            steps[-1].question = prompt
        else:
            steps[-1].lesson.append(prompt)
    return steps


def lesson_apart(steps: Iterable[Step]) -> tuple[list[Prompt], list[Step]]:
    """(all there is to read, the questions alone), for whoever read it before."""
    steps = list(steps)
    asked = [step.question for step in steps if step.question]
    return [each for step in steps for each in step.lesson], [Step(number, [], each) for number, each in enumerate(asked, 1)]


def _heading(prompt: Prompt) -> str:
    found = HEADING.search(getattr(prompt.value, "source", ""))
    return unescape(strip_tags(found[1])).strip() if found else ""


def _is_long(lesson: list[Prompt]) -> bool:
    return sum(len(strip_tags(getattr(each.value, "source", ""))) for each in lesson) > SHORT
