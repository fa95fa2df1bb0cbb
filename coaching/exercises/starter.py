"""The exercises that the practice and its modules bring, made once for each key and never over an editor's work."""

import uuid

from django.db import transaction

from coaching.exercises import starters
from coaching.exercises.models import Exercise
from coaching.modules import installed_modules


@transaction.atomic
def load_starter_content():
    """Makes and publishes what is missing. Gives the exercises made."""
    known = set(Exercise.objects.exclude(key=None).values_list("key", flat=True))
    return [_make(slug, each) for slug, each in _brought() if _key(slug, each) not in known]


def _brought():
    """(module slug, content) of every module; the practice's own, which belong to no module, come last."""
    yield from ((module.slug, each) for module in installed_modules() for each in module.starter_content())
    yield from (("", each) for each in starters.CONTENT)


def _key(slug, content):
    return f"{slug or 'coaching'}.{content['key']}"


def _make(slug, content):
    exercise = Exercise(
        key=_key(slug, content), title=content["title"], summary=content.get("summary", ""),
        minutes=content.get("minutes", 15), module=slug, strand=content.get("strand", ""), live=False,
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
