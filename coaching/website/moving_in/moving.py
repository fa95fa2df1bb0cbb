"""The verbs of moving an existing site in: what was chosen becomes drafts and redirects, and can be undone."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from coaching.website.models import ArticleIndexPage, ArticlePage
from coaching.website.moving_in import doubts, leading, pictures
from coaching.website.moving_in.models import SiteMove
from coaching.website.page_form import free_slug
from coaching.website.redirecting import normal

State = SiteMove.State
LEAD = 400


class NoArticles(Exception):
    """The site has no list of articles yet, below which the new ones would be."""


def place() -> ArticleIndexPage | None:
    """The list below which articles go: the first one."""
    return ArticleIndexPage.objects.order_by("-live", "path").first()


@transaction.atomic
def take_in(*, upload: UploadedFile, found: dict[str, Any], by: User | None) -> SiteMove:
    """Keeps what `reading.read` found in a file; whatever isn't here already is selected."""
    known = leading.known_paths()
    items = [{**item, "take": _is_fine(item, known)} for item in doubts.judge(found["items"])]
    left = {"left": found["left"], "left_out": found["left_out"]}
    move = SiteMove.objects.create(file_name=(upload.name or "")[:150], by=by, items=items, **left)
    pictures.keep_those_beside(move, upload)
    return move


@transaction.atomic
def choose(*, move: SiteMove, shown: Collection[int], taken: Collection[int]) -> SiteMove:
    """Keeps what is selected of the items with the numbers `shown` (from 0)."""
    move = SiteMove.objects.select_for_update().get(pk=move.pk)
    if move.state == State.CHOOSING:
        for number, item in enumerate(move.items):
            if number in shown and not item.get("refused"):
                item["take"] = number in taken
        move.save(update_fields=["items"])
    return move


@transaction.atomic
def bring(*, move: SiteMove, by: User | None) -> SiteMove:
    """Makes drafts and redirects of what is selected; pictures follow in jobs. A second call makes nothing more."""
    move = SiteMove.objects.select_for_update().get(pk=move.pk)
    if move.state != State.CHOOSING:
        return move
    items = [item for item in doubts.judge(move.items) if item.get("take") and not item["refused"]]
    below = place()
    if below is None and any(not item["to"] for item in items):
        raise NoArticles
    move.state, move.items = State.DONE, []
    made = [(item, _article(below, item, by, move.items) if below and not item["to"] else None) for item in items]
    move.pages = [page.pk for _item, page in made if page]
    move.redirects = leading.lead_on(made)
    move.save()
    pictures.fetch_all(move)
    return move


@transaction.atomic
def undo(*, move: SiteMove) -> int:
    """Takes away what it made. A page that was published or changed since stays; returns how many."""
    move = SiteMove.objects.select_for_update().get(pk=move.pk)
    pages = list(Page.objects.filter(pk__in=move.pages))
    stay = [page for page in pages if page.live or page.revisions.count() > 1 or page.numchild]
    kept = {page.pk for page in stay}
    leading.take_away(move.redirects, kept)
    for page in pages:
        if page.pk not in kept:
            page.delete()
    pictures.undo(move, kept)
    move.state, move.pages, move.redirects, move.items = State.UNDONE, sorted(kept), [], []
    move.save()
    return len(stay)


def _is_fine(item: dict[str, Any], known: Collection[str]) -> bool:
    """Whether an item is selected before anybody chose: new here, and nothing to look at first."""
    return not item["refused"] and not (item["to"] and item["doubt"]) and normal(item["old"]) not in known


def _article(below: ArticleIndexPage, item: dict[str, Any], by: User | None, wanted: list[dict[str, Any]]) -> ArticlePage:
    """Adds to `wanted` the pictures that belong into it."""
    last = item["old"].split("?")[0].rstrip("/").rpartition("/")[2].rpartition(".")
    day = date.fromisoformat(item["date"]) if item["date"] else today(timezone.now(), PracticeSettings.load().timezone)
    body, places = pictures.body_of(item)
    page = ArticlePage(
        title=item["title"] or str(day),
        slug=free_slug(last[0] or last[2] or item["title"], below, ArticlePage()),
        date=day,
        body=json.dumps(body),
        owner=by,
        live=False,
    )
    below.add_child(instance=page)
    page.save_revision(user=by)
    wanted += [{"page": page.pk, **place} for place in places]
    return page
