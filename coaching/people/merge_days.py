"""Days of what happened, where an entry is merged into one in another zone: none may be ahead of the kept one's calendar.

A day stored beside its moment becomes the date that the moment was for the one who is kept. One that stands alone, because it
was typed, stays unless it is yet to come for them.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models

from coaching.people.client_day import ClientDay
from coaching.people.models import Client
from coaching.practice.days import today

AT_ONCE = 500
_happened: list[tuple[type[models.Model], str, str, str]] = []


def happened(model: type[models.Model], client: str = "client", **days: str) -> None:
    """Registers fields of `model` that name a day on which something happened: `day="moment"`, or `day=""` where no moment is
    stored. `client` leads from a row to its client. A `ClientDay` says so by itself."""
    _happened.extend((model, client, day, moment) for day, moment in days.items())


def redate(kept: Client, other: Client, now: datetime) -> None:
    """Gives the other's rows the days of the kept one's calendar; before they are handed over."""
    if kept.timezone == other.timezone:
        return
    for model, client, day, moment in (*_client_days(), *_happened):
        rows: models.QuerySet[Any] = models.QuerySet(model).filter(**{client.replace(".", "__"): other.pk})
        if moment:
            _by_moments(rows, day, moment, kept.timezone)
        else:
            last = today(now, kept.timezone)
            rows.filter(**{f"{day}__gt": last}).update(**{day: last})


def _client_days() -> Iterator[tuple[type[models.Model], str, str, str]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ClientDay):
                yield model, field.client, field.name, field.moment


def _by_moments(rows: models.QuerySet[Any], day: str, moment: str, zone: str) -> None:
    wrong: dict[date, list[int]] = defaultdict(list)
    for pk, stored, at in rows.exclude(**{moment: None}).order_by().values_list("pk", day, moment):
        if stored != today(at, zone):
            wrong[today(at, zone)].append(pk)
    for right, numbers in wrong.items():
        for first in range(0, len(numbers), AT_ONCE):
            models.QuerySet(rows.model).filter(pk__in=numbers[first : first + AT_ONCE]).update(**{day: right})
