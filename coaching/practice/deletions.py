"""What others depend on is not deleted in the admin: the person reads what depends on it, and what to do instead.

Rooms say in their deletions.py what keeps a row. Outside the admin, where rows are erased on purpose, nothing here stands in
the way; what the database itself refuses (PROTECT) it refuses everywhere.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import signals
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from coaching.practice.lazy_text import StrOrPromise

_holds: dict[type[models.Model], list["Hold"]] = {}
_instead: dict[type[models.Model], StrOrPromise] = {}
_watching: ContextVar[bool] = ContextVar("watching", default=False)


@dataclass(frozen=True)
class Hold:
    """Something that keeps rows of a model: how it is called (an ngettext_lazy with %d), and how many there are of a row's."""

    words: Any
    count: Callable[[Any], int]


class Kept(Exception):
    """A row that others depend on was to be deleted; the message is a sentence for who tried."""


def keeps(model: type[models.Model], words: Any, count: Callable[[Any], int]) -> None:
    """A row of `model` stays while `count(row)` is more than 0; `words` name these (ngettext_lazy with %d)."""
    _holds.setdefault(model, []).append(Hold(words, count))
    # For these models alone: Django fetches every row that it deletes of a model to which someone listens.
    signals.pre_delete.connect(_refuse, sender=model, dispatch_uid="coaching.practice.deletions")


def instead(model: type[models.Model], sentence: StrOrPromise) -> None:
    """What to do instead of deleting a row of `model`."""
    _instead[model] = sentence


def why_kept(row: models.Model) -> str:
    """Sentences on what depends on a row and what to do instead; "" when it may be deleted."""
    counted = [(hold.words, hold.count(row)) for model in _models(row) for hold in _holds.get(model, ())]
    what = [str(words % count) for words, count in counted if count]
    if not what:
        return ""
    stays = _("“%(name)s” stays because of %(what)s.") % {"name": row, "what": get_text_list(what, _("and"))}
    return " ".join([stays, *(str(_instead[model]) for model in _models(row) if model in _instead)])


def why_protected(rows: Iterable[models.Model]) -> str:
    """A sentence for rows that the database keeps and of which no room said how they are called."""
    kinds = Counter(type(row) for row in rows)
    what = [f"{n} {kind._meta.verbose_name if n == 1 else kind._meta.verbose_name_plural}" for kind, n in kinds.items()]
    return _("This stays because of %(what)s.") % {"what": get_text_list(what, _("and"))}


def _models(row: models.Model) -> list[type[Any]]:
    return [model for model in type(row).__mro__ if issubclass(model, models.Model)]


@contextmanager
def watched() -> Iterator[None]:
    """Inside, deleting a row that is kept raises Kept, however it is done."""
    token = _watching.set(True)
    try:
        yield
    finally:
        _watching.reset(token)


def _refuse(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    if _watching.get() and (why := why_kept(instance)):
        raise Kept(why)
