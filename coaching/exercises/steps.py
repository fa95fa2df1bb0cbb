"""An exercise in steps: one question each, with the few lines that lead to it; a longer lesson is a step of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import strip_tags

from coaching.exercises.models.prompts import Prompt

SHORT = 400  # characters: still on the screen of a phone together with the question


@dataclass
class Step:
    """`lesson` is what there is to read or watch before `question`, which is None where nothing is asked anymore."""

    number: int
    lesson: list[Prompt] = field(default_factory=list)
    question: Prompt | None = None


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


def _is_long(lesson: list[Prompt]) -> bool:
    return sum(len(strip_tags(getattr(each.value, "source", ""))) for each in lesson) > SHORT
