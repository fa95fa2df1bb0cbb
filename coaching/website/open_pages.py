"""Which pages anyone may read: published ones, but for those that an editor closed."""

from typing import TypeVar

from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from coaching.practice.page_facts import fact

Pages = TypeVar("Pages", bound=PageQuerySet)


def any_is_closed() -> bool:
    """On most sites no page is."""
    return fact("any-page-closed", PageViewRestriction.objects.exists)


def open_to_all(pages: Pages) -> Pages:
    published = pages.live()
    return published.public() if any_is_closed() else published
