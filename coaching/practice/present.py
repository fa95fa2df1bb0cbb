"""Which of several things there are at all: asked together, where most of them are rarely there."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, QuerySet

from coaching.practice.models import PracticeSettings

Rows = Mapping[str, QuerySet[Any, Any]]


def present(**rows: QuerySet[Any, Any]) -> set[str]:
    """The names of those that have a row. One query."""
    return set(only_present(rows)[0])


def only_present(*groups: Rows) -> list[dict[str, QuerySet[Any, Any]]]:
    """Each group with those of it that have a row. One query for all groups, which reads the practice's settings along."""
    asked = {f"has_{number}_{name}": Exists(rows) for number, group in enumerate(groups) for name, rows in group.items()}
    practice = PracticeSettings.base_queryset().order_by().annotate(**asked).first()
    if practice is None:  # nobody has asked for the settings yet, which makes their row
        return [{name: rows for name, rows in group.items() if rows.exists()} for group in groups]
    PracticeSettings.was_read(practice)
    return [
        {name: rows for name, rows in group.items() if getattr(practice, f"has_{number}_{name}")}
        for number, group in enumerate(groups)
    ]
