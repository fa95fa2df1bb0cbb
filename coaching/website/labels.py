"""Labels in the editor, written alike: model fields begin with a capital letter by Django, blocks by this."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from wagtail.fields import StreamField


def write_alike() -> None:
    """Of every block in every app, however it was written. Translations stay lazy."""
    for block in _all_blocks():
        if getattr(block, "label", None):
            block.label = capfirst(block.label)


def _all_blocks() -> Iterator[Any]:
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                yield from blocks_in(field.stream_block)


def blocks_in(block: Any) -> Iterator[Any]:
    """Every block inside of another one."""
    inside = [*getattr(block, "child_blocks", {}).values(), *([block.child_block] if hasattr(block, "child_block") else [])]
    for child in inside:
        yield child
        yield from blocks_in(child)
