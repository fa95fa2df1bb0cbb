"""The job that makes all pictures of a page in all their sizes, before anybody asks for them."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django_tasks import task
from wagtail.images import get_image_model
from wagtail.models import Page

from coaching.jobs.time_limits import time_limit
from coaching.website.pictures.showing import taking_time


@task(priority=-10)
@time_limit(minutes=5)
def make_pictures_of(pk: int) -> None:
    """All that a published page shows, by whichever template: it is rendered once as for a visitor, and thrown away."""
    page = Page.objects.live().filter(pk=pk).specific().first()
    if page and page.url:
        with taking_time():
            page.make_preview_request()


def has_pictures(page: Page) -> bool:
    """Whether it names any picture, by a field or in a block."""
    return get_image_model() in set(_models_named(page))


def _models_named(page: Page) -> Iterator[Any]:
    for field in page._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.value_from_object(page):
            yield field.related_model
        elif hasattr(field, "extract_references"):
            yield from (model for model, *_rest in field.extract_references(field.value_from_object(page)))
