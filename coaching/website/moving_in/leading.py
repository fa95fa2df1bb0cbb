"""The redirects of what moves in: made, found in Wagtail's index of what leads where, and taken away, all of them at once."""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django_tasks import task
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from coaching.jobs.time_limits import time_limit
from coaching.website.redirecting import normal, pages_at

Item = dict[str, Any]


def known_paths() -> set[str]:
    """The old addresses from which something leads on already."""
    return set(Redirect.objects.values_list("old_path", flat=True))


def lead_on(made: Iterable[tuple[Item, Page | None]]) -> list[int]:
    """From the address that each item had to the article that it became, or to where it says. None where a page or another
    redirect is there already. Returns their numbers."""
    known, wanted = known_paths(), dict[str, tuple[Item, Page | None]]()
    for item, page in made:
        old = normal(item["old"])
        if old not in {"", "/", *([normal(page.url or "")] if page else [])} and old not in known:
            wanted.setdefault(old, (item, page))
    at = pages_at({item["to"] for item, _page in wanted.values() if item["to"].startswith("/")})
    redirects = Redirect.objects.bulk_create(
        _redirect(old, item["to"], page or at.get(item["to"])) for old, (item, page) in wanted.items()
    )
    if led := [each.pk for each in redirects if each.redirect_page_id]:
        index.enqueue(led)
    return [each.pk for each in redirects]


def take_away(pks: Collection[int], kept: Collection[int]) -> None:
    """Deletes the redirects `pks`; those that lead to the pages `kept` stay."""
    gone = Redirect.objects.filter(pk__in=pks).exclude(redirect_page__in=kept)
    ids = [str(pk) for pk in gone.values_list("pk", flat=True)]
    ReferenceIndex.objects.filter(content_type=ContentType.objects.get_for_model(Redirect), object_id__in=ids).delete()
    with disable_reference_index_auto_update():  # two queries for each of them
        gone.delete()


@task(priority=-10)
@time_limit(minutes=10)
def index(pks: list[int]) -> None:
    """A page says in the admin which redirects lead to it."""
    for redirect in Redirect.objects.filter(pk__in=pks):
        ReferenceIndex.create_or_update_for_object(redirect)


def _redirect(old: str, to: str, page: Page | None) -> Redirect:
    """To a draft only for now: a browser never forgets one for good, and a draft isn't found (receivers.py makes it one)."""
    for_now = {"is_permanent": False, "automatically_created": True} if page and not page.live else {}
    return Redirect(old_path=old, redirect_page=page, redirect_link="" if page else to, **for_now)
