"""Where each kind of row goes when two entries of one person become one.

Each room says it of its own rows in its `merging.py`, a module in `ModuleConfig.merge`. Relations about which nobody has said
anything keep two entries apart rather than lose a row (`left_behind`); `tests/coaching/people/test_merge_rules.py` names them.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db import models

from coaching.modules import ModuleConfig, installed_modules
from coaching.people.models import Client

Join = Callable[[Client, Client, datetime], None]
Say = Callable[[Client, Client], str]
Counted = Callable[[int], str]
_joins: dict[str, Join] = {}
_counted: dict[str, Counted] = {}
_refusals: list[Say] = []
_notes: list[Say] = []


def joins(model: type[models.Model], counted: Counted | None = None, *, field: str = "client") -> Callable[[Join], Join]:
    """Registers `function(kept, other, now)`, which hands over the rows of `model` whose `field` names the other, or ends them.
    Both clients are locked. `counted(number)` says how many in words, before it is done."""

    def register(function: Join) -> Join:
        _joins[label(model, field)] = function
        if counted:
            _counted[label(model, field)] = counted
        return function

    return register


def moves(model: type[models.Model], counted: Counted | None = None, *, field: str = "client") -> None:
    """All rows move over as they are."""

    def join(kept: Client, other: Client, now: datetime) -> None:
        move(model, kept, other, field=field)

    joins(model, counted, field=field)(join)


def refuses(function: Say) -> Say:
    """Registers `function(kept, other)`, which says in a sentence why they can't be merged now, or ""."""
    _refusals.append(function)
    return function


def notes(function: Say) -> Say:
    """Registers `function(kept, other)`, which says in a sentence what is decided where both have something, or ""."""
    _notes.append(function)
    return function


def refusals(kept: Client, other: Client) -> list[str]:
    return [words for words in (say(kept, other) for say in _refusals) if words]


def noted(kept: Client, other: Client) -> list[str]:
    return [words for words in (say(kept, other) for say in _notes) if words]


def counts(other: Client) -> list[str]:
    """What moves over, in words: “3 bookings”. A query for each kind."""
    found = [(words, _rows(model, field, other).count()) for model, field, words in _told()]
    return [words(number) for words, number in found if number]


def join_all(kept: Client, other: Client, now: datetime) -> None:
    """Does what the rooms and the modules have said. Both clients are locked."""
    for module in installed_modules():
        module.merge(kept, other)
    for join in list(_joins.values()):
        join(kept, other, now)


def relations() -> Iterator[tuple[type[models.Model], str]]:
    """(model, name of its key) of every relation that leads to a client, in any app."""
    for relation in Client._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete:
            yield relation.related_model, relation.field.name  # type: ignore[union-attr, misc]


def undecided() -> list[str]:
    """The relations about which neither a room nor a module says anything."""
    modules = {module.label for module in installed_modules()}
    return [label(*each) for each in relations() if label(*each) not in _joins and each[0]._meta.app_label not in modules]


def left_behind(other: Client) -> list[str]:
    """The relations by which rows still lead to the other: they would be lost."""
    return [label(model, field) for model, field in relations() if _rows(model, field, other).exists()]


def has_rows(module: ModuleConfig, client: Client) -> bool:
    """Whether the module holds anything about the client."""
    mine = [each for each in relations() if each[0]._meta.app_label == module.label]
    return any(_rows(model, field, client).exists() for model, field in mine)


def move(model: type[models.Model], kept: Client, other: Client, *, field: str = "client", besides: tuple[str, ...] = ()) -> int:
    """Hands over the rows; of those that must be there once by `besides` (fields), the other's second ones are deleted."""
    rows = _rows(model, field, other)
    if besides:
        known = set(_rows(model, field, kept).values_list(*besides))
        twice = [row.pk for row in rows if tuple(getattr(row, name) for name in besides) in known]
        rows.filter(pk__in=twice).delete()
    return rows.update(**{field: kept})


def keep_one(model: type[models.Model], kept: Client, other: Client) -> None:
    """Of rows of which each client has one at most: the kept one's, or else the other's."""
    if _rows(model, "client", kept).exists():
        _rows(model, "client", other).delete()
    else:
        move(model, kept, other)


def label(model: type[models.Model], field: str) -> str:
    return f"{model._meta.label}.{field}"


def _told() -> Iterator[tuple[type[models.Model], str, Counted]]:
    for model, field in relations():
        if words := _counted.get(label(model, field)):
            yield model, field, words


def _rows(model: Any, field: str, client: Client) -> models.QuerySet:
    """All of them, past managers that leave some out, and that refuse to change what was written: nothing but the owner is."""
    return models.QuerySet(model).filter(**{field: client.pk})
