"""Which sizes of a picture a page shows: those that are there. A job makes them when the page is published."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.cache import cache
from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import AbstractRendition, Filter
from wagtail.images.shortcuts import get_renditions_or_not_found

from coaching.jobs.time_limits import time_limit
from coaching.website.pictures.shapes import SHAPES

A_WHILE = 60 * 60
_takes_time: ContextVar[bool] = ContextVar("takes time", default=False)


@contextmanager
def taking_time() -> Iterator[None]:
    """Inside, what isn't there is made: in a job, not while somebody waits."""
    token = _takes_time.set(True)
    try:
        yield
    finally:
        _takes_time.reset(token)


def renditions(image: Any, shape: str) -> dict[str, AbstractRendition]:
    """{filter: rendition}. A picture of which nothing is there yet gets one size at once; a job makes the others."""
    specs = SHAPES[shape].specs(image.width, image.height)
    if _takes_time.get():
        return made(image, specs)
    found = image.find_existing_renditions(*(Filter(spec=spec) for spec in specs))
    if len(found) < len(specs) and cache.add(f"pictures:{image.pk}:{image.file_hash}:{shape}", 1, A_WHILE):
        make_sizes.enqueue(image.pk, shape)  # once, however many people look meanwhile
    return {each.spec: found[each] for each in found} or made(image, specs[-1:])


def made(image: Any, specs: list[str]) -> dict[str, AbstractRendition]:
    """A picture whose file is gone has Wagtail's sign for that in its place."""
    found: dict[str, AbstractRendition] = get_renditions_or_not_found(image, [Filter(spec=spec) for spec in specs])
    return found


@task(priority=-10)
@time_limit(minutes=5)
def make_sizes(pk: int, shape: str) -> None:
    """All sizes of one picture, for one place."""
    if image := get_image_model().objects.filter(pk=pk).first():
        made(image, SHAPES[shape].specs(image.width, image.height))
