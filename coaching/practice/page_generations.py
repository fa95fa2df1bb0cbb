"""Since when pages are as they are: a word that is another after each change of what pages show.

The word is in the database, so that no outage of Redis loses a change; where there is a Redis, it is kept there too, and asked
there first. A page belongs to the word that was read before the page was made: one that was made beside a change has an old
word, and nobody finds it again.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.db import models, transaction
from django.db.models import signals
from django.http import HttpRequest

Value = TypeVar("Value")

# A server that was started anew, by another release or with other settings, begins with nothing kept.
START = uuid4().hex
STORED, SHARED = "once:pages", "pages:generation"
# Seconds after which Redis is not believed any more, for a process that changed something while it alone did not reach Redis.
BELIEVED = 60
# What saving a draft writes; visitors see none of it.
OF_DRAFTS = {"latest_revision", "draft_title", "has_unpublished_changes", "latest_revision_created_at", "wagtail_admin_comments"}
# Small things, of which a page has a dozen: the word says that they are right, so each process has its own.
_near = LocMemCache("kept", {"OPTIONS": {"MAX_ENTRIES": 1000}})
shown: set[type[models.Model]] = set()


def current() -> str:
    """The word of now: no query where Redis knows it, else one."""
    if not getattr(cache, "is_shared", False):
        return _stored()
    if known := cache.get(SHARED):
        return str(known)
    stored = _stored()
    cache.add(SHARED, stored, BELIEVED)  # never over the word of a change that was made since it was read
    return stored


def key_of(request: HttpRequest, name: str) -> str:
    """The name in the cache of something that pages show, by the word of the moment at which this request asked first."""
    of_request = vars(request)
    if "page_generation" not in of_request:
        of_request["page_generation"] = current()
    return f"shown:{START}:{of_request['page_generation']}:{name}"


def kept(request: HttpRequest, name: str, make: Callable[[], Value]) -> Value:
    """What `make()` gives, which is the same for everyone, kept by this process until something changes that pages show. None is
    not kept."""
    if not settings.PAGES_KEPT or request.method not in ("GET", "HEAD") or getattr(request, "is_dummy", False):
        return make()
    key = key_of(request, name)
    value = _near.get(key)
    if value is None and (value := make()) is not None:
        _near.set(key, value, settings.PAGES_KEPT)
    return value


def renew() -> None:
    """What was kept of pages is old from now on, for every process."""
    cache.set(STORED, uuid4().hex, None)
    if getattr(cache, "is_shared", False):
        cache.set(SHARED, uuid4().hex, BELIEVED)  # one that no page was ever kept under, however late this comes


def pages_show(*kinds: type[models.Model]) -> None:
    """Pages show rows of these models, or of models made of them: a change of one is seen on the next request."""
    shown.update(kinds)
    for kind in kinds:  # one by one: Django fetches every row that it deletes of a model to which someone listens
        signals.post_delete.connect(when_committed, sender=kind, dispatch_uid="coaching.practice.page_generations")


class ShownQuerySet(models.QuerySet):
    """Of a model that pages show and that is changed in bulk, of which no signal tells."""

    def update(self, **values: Any) -> int:
        when_committed()
        return super().update(**values)

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        when_committed()
        return super().bulk_create(*args, **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        when_committed()
        return super().delete()


def when_committed(*_sender: Any, **_signal: Any) -> None:
    """Renews once the transaction holds; once for all that it changes."""
    connection = transaction.get_connection()
    if not any(function is renew for _savepoints, function, _robust in connection.run_on_commit):
        transaction.on_commit(renew, robust=True)


def _stored() -> str:
    return str(cache.get(STORED, ""))


def _saved(sender: type[models.Model], **kwargs: Any) -> None:
    fields = kwargs.get("update_fields")
    if issubclass(sender, tuple(shown)) and not (fields and fields <= OF_DRAFTS):
        when_committed()


signals.post_save.connect(_saved, dispatch_uid="coaching.practice.page_generations")
