"""What `manage.py check` says of the exercises and programs that modules bring, before anyone loads them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from coaching.exercises import starter_content
from coaching.exercises.starter_content.checking import problems
from coaching.modules import installed_modules

Source = tuple[str, Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]], list[str]]


@register
def check_starter_content(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """An Error for each thing that could not be loaded, with the app, the key and the prompt."""
    sources: list[Source] = [("coaching", starter_content.CONTENT, starter_content.PROGRAMS, [])]
    for module in installed_modules():
        tracks = [track.slug for track in module.tracks]
        sources.append((module.name, module.starter_content(), module.starter_programs(), tracks))
    return [
        Error(sentence, obj=name, id="coaching.E001", hint="docs/modules.md has a table of the blocks and their values.")
        for name, exercises, programs, tracks in sources
        for sentence in problems(exercises, programs, tracks)
    ]
