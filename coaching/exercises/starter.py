"""The exercises that modules bring, made once for each key and never over an editor's work."""

import uuid

from django.db import transaction

from coaching.exercises.models import Exercise
from coaching.modules import installed_modules


@transaction.atomic
def load_starter_content():
    """Makes and publishes what is missing. Gives the exercises made."""
    known = set(Exercise.objects.exclude(key=None).values_list("key", flat=True))
    return [
        _make(module, each)
        for module in installed_modules()
        for each in module.starter_content()
        if f"{module.slug}.{each['key']}" not in known
    ]


def _make(module, content):
    exercise = Exercise(
        key=f"{module.slug}.{content['key']}", title=content["title"], summary=content.get("summary", ""),
        minutes=content.get("minutes", 15), module=module.slug, strand=content.get("strand", ""), live=False,
    )  # fmt: skip
    exercise.prompts = [
        {"type": name, "value": value, "id": str(uuid.uuid4())} for name, value in _raw(exercise, content["prompts"])
    ]
    exercise.save()
    exercise.save_revision().publish()
    return exercise


def _raw(exercise, prompts):
    """Values as a StreamField stores them; a block checks its own."""
    blocks = exercise._meta.get_field("prompts").stream_block.child_blocks
    for name, value in prompts:
        block = blocks[name]
        yield name, block.get_prep_value(block.normalize(value) if isinstance(value, str) else block.to_python(value))
