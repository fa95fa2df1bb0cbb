"""An exercise in steps: one question each, after the lesson that leads to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coaching.exercises.models.prompts import Prompt


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
        if prompt.is_asked:
            steps[-1].question = prompt
        else:
            steps[-1].lesson.append(prompt)
    return steps
