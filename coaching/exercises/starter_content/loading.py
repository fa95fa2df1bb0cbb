"""The exercises and programs that come with the software, made once for each key and never over an editor's work."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction

from coaching.exercises import starter_content
from coaching.exercises.models import Exercise, Measure, Program, ProgramStep
from coaching.modules import installed_modules


@transaction.atomic
def load_starter_content() -> list[Exercise | Program]:
    """Makes and publishes what is missing. Gives the exercises and programs made."""
    exercises = [_exercise(slug, each) for slug, each in _missing(Exercise, "starter_content", starter_content.CONTENT)]
    programs = [_program(slug, each) for slug, each in _missing(Program, "starter_programs", starter_content.PROGRAMS)]
    return [*exercises, *programs]


def _missing(
    model: type[Exercise] | type[Program], method: str, own: Iterable[Mapping[str, Any]]
) -> list[tuple[str, Mapping[str, Any]]]:
    """(module slug, content) of what the modules bring, then of the practice's own, which belongs to no module."""
    known = set(model.objects.exclude(key=None).values_list("key", flat=True))
    brought = [(module.slug, each) for module in installed_modules() for each in getattr(module, method)()]
    return [(slug, each) for slug, each in [*brought, *(("", each) for each in own)] if _key(slug, each["key"]) not in known]


def _key(slug: str, key: str) -> str:
    return f"{slug or 'coaching'}.{key}"


def _exercise(slug: str, content: Mapping[str, Any]) -> Exercise:
    exercise = Exercise(
        key=_key(slug, content["key"]),
        title=content["title"],
        summary=content.get("summary", ""),
        minutes=content.get("minutes", 15),
        module=slug,
        track=content.get("track", ""),
        live=False,
    )
    exercise.prompts = [
        {"type": name, "value": value, "id": str(uuid.uuid4())} for name, value in _raw(exercise, content["prompts"])
    ]
    exercise.save()
    exercise.save_revision().publish()
    return exercise


def _raw(exercise: Exercise, prompts: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Values as a StreamField stores them; a block checks its own. A measure is given by its name."""
    field: Any = exercise._meta.get_field("prompts")
    blocks = field.stream_block.child_blocks
    for name, value in prompts:
        block = blocks[name]
        if isinstance(value, dict) and value.get("measure"):
            value = value | {"measure": Measure.objects.get_or_create(name=value["measure"])[0].pk}
        yield name, block.get_prep_value(block.normalize(value) if isinstance(value, str) else block.to_python(value))


def _program(slug: str, content: Mapping[str, Any]) -> Program:
    """A program, whose steps name exercises of the same module (or of the practice) by their keys."""
    made = Program.objects.create(key=_key(slug, content["key"]), title=content["title"], summary=content.get("summary", ""))
    for order, step in enumerate(content["steps"]):
        exercise = Exercise.objects.get(key=_key(slug, step["exercise"]))
        ProgramStep.objects.create(program=made, sort_order=order, **{**step, "exercise": exercise})
    return made
