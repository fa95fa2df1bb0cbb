"""Everything that points at a person, handed over to another one and back, whatever room it is of."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import ManyToManyRel, Model

from coaching.practice.fields import column
from networking_module.contacts.models import Contact

Relation = tuple[type[Model], str]


def move_all(old: int, new: int) -> dict[str, Any]:
    """Hands over what belongs to the contact with the number `old`. Returns what `move_back` takes."""
    return {_label(relation): _move(relation, old, new) for relation in relations()}


def move_back(moved: Mapping[str, Any], old: int, new: int) -> None:
    """Hands back to `old` what `move_all` had given to `new`, as far as it is still there."""
    for relation in relations():
        if _label(relation) in moved:
            _move_back(relation, moved[_label(relation)], old, new)


def relations() -> Iterator[Relation]:
    """(model, name of its key to a contact); also of the rows that stand between two lists."""
    for related_object in Contact._meta.related_objects:
        if isinstance(related_object, ManyToManyRel):
            model, key = related_object.through, related_object.field.m2m_reverse_field_name()
        else:
            model, key = related_object.related_model, related_object.field.name
        assert model is not None
        yield model, key


def _label(relation: Relation) -> str:
    return f"{relation[0]._meta.label}.{relation[1]}"


def _move(relation: Relation, old: int, new: int) -> dict[str, list[int]]:
    """Returns the numbers of the rows, and of the other list's things that both had: those occur once."""
    model, key = relation
    rows, both = model._default_manager.filter(**{key: old}), []
    if model._meta.auto_created:
        thing = _other_key(model, key)
        theirs = model._default_manager.filter(**{key: new}).values_list(thing, flat=True)
        both = list(rows.filter(**{f"{thing}__in": list(theirs)}).values_list(thing, flat=True))
        rows = rows.exclude(**{f"{thing}__in": both})
    moved = list(rows.values_list("pk", flat=True))
    model._default_manager.filter(pk__in=moved).update(**{key: new})
    return {"rows": moved, "both": both}


def _move_back(relation: Relation, was: Mapping[str, list[int]], old: int, new: int) -> None:
    model, key = relation
    model._default_manager.filter(pk__in=was["rows"], **{key: new}).update(**{key: old})
    if was["both"]:
        thing = _other_key(model, key)
        others = column(model, thing).related_model
        assert others is not None
        things = others._default_manager.filter(pk__in=was["both"])
        model._default_manager.bulk_create([model(**{f"{key}_id": old, thing: each}) for each in things], ignore_conflicts=True)


def _other_key(model: type[Model], key: str) -> str:
    return next(field.name for field in model._meta.fields if field.is_relation and field.name != key)
