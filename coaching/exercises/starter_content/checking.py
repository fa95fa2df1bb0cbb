"""What is wrong with the exercises and programs that someone brings, in sentences for their author."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from coaching.exercises.models import Exercise, Program, ProgramStep
from coaching.exercises.models.programs import Opens
from coaching.exercises.starter_content.prompt_checking import one_of, prompt_problems
from coaching.practice.fields import column

Content = Sequence[Mapping[str, Any]]
EXERCISE = {"key", "title", "summary", "minutes", "track", "prompts"}
PROGRAM = {"key", "title", "summary", "steps"}
STEP = {"exercise", "opens", "days", "due_days"}
PLAIN = {"title", "summary", "minutes", "days", "due_days"}  # what the field of that name can judge by itself
OPENS = [Open.value for Open in Opens if Open != Opens.ON_DATE]  # what a module brings knows no date


def problems(exercises: Content, programs: Content, tracks: Sequence[str]) -> Iterator[str]:
    """A sentence for each thing that is wrong; `tracks` are the slugs that an exercise may count for."""
    keys = [exercise.get("key", "") for exercise in exercises]
    yield from _named("Exercise", exercises, lambda each: _exercise_problems(each, tracks))
    yield from _named("Program", programs, lambda each: _program_problems(each, keys))


def _named(kind: str, content: Content, problems_of: Callable[[Mapping[str, Any]], Iterator[str]]) -> Iterator[str]:
    """Each problem with the key of what it is in; a key that comes twice is one, too."""
    counts = Counter(each.get("key", "") for each in content)
    yield from (f"{kind} “{key}”: this key is given to {count} of them." for key, count in counts.items() if count > 1)
    for each in content:
        yield from (f"{kind} “{each.get('key', '')}”: {sentence}" for sentence in problems_of(each))


def _exercise_problems(exercise: Mapping[str, Any], tracks: Sequence[str]) -> Iterator[str]:
    yield from _field_problems(Exercise, exercise, EXERCISE, needed=("key", "title", "prompts"))
    if exercise.get("track") and exercise["track"] not in tracks:
        yield f"there is no track “{exercise['track']}”. {one_of(tracks)}"
    for number, prompt in enumerate(exercise.get("prompts", ()), 1):
        yield from (f"prompt {number}: {sentence}" for sentence in prompt_problems(prompt))


def _program_problems(program: Mapping[str, Any], keys: Sequence[str]) -> Iterator[str]:
    yield from _field_problems(Program, program, PROGRAM, needed=("key", "title", "steps"))
    for number, step in enumerate(program.get("steps", ()), 1):
        yield from (f"step {number}: {sentence}" for sentence in _step_problems(step, keys))


def _step_problems(step: Mapping[str, Any], keys: Sequence[str]) -> Iterator[str]:
    yield from _field_problems(ProgramStep, step, STEP, needed=("exercise",))
    if "exercise" in step and step["exercise"] not in keys:
        yield f"there is no exercise “{step['exercise']}” in the starter content."
    if step.get("opens", OPENS[0]) not in OPENS:
        yield f"“{step['opens']}” is no way to open. {one_of(OPENS)}"


def _field_problems(model: type[Model], values: Mapping[str, Any], known: set[str], needed: Iterable[str]) -> Iterator[str]:
    yield from (f"“{key}” is missing." for key in needed if not values.get(key))
    yield from (f"“{key}” is not one of its values. It takes {', '.join(sorted(known))}." for key in values if key not in known)
    for key in sorted(key for key in known & PLAIN if values.get(key)):
        try:
            column(model, key).clean(values[key], None)
        except ValidationError as error:
            yield f"“{key}”: {' '.join(error.messages)}"
