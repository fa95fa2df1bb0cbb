"""Which of several things there are at all: asked together, where most of them are rarely there."""

from typing import Any

from django.db.models import Exists, QuerySet

from coaching.practice.models import PracticeSettings


def present(**rows: QuerySet[Any]) -> set[str]:
    """The names of those that have a row. One query."""
    asked = {f"has_{name}": Exists(each) for name, each in rows.items()}
    found = PracticeSettings.objects.order_by().annotate(**asked).values(*asked).first()
    if found is None:  # nobody has asked for the settings yet, which makes their row
        return {name for name, each in rows.items() if each.exists()}
    return {name for name in rows if found[f"has_{name}"]}


def only_present(**rows: QuerySet[Any]) -> dict[str, QuerySet[Any]]:
    """Those of them that have a row. One query."""
    there = present(**rows)
    return {name: each for name, each in rows.items() if name in there}
