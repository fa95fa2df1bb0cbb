"""One list of what the practice holds about a person: which rows, which of their fields, and why not the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

OURS = "Says how our own records are connected, nothing about the person."
COACHS = "The coach's own remark, which never reaches a client."
SECRET = "Opens the account: a copy of it would be a danger."
TERMS = ("title", "sessions", "price", "currency", "validity_days", "conditions", "instalments", "release")
PAYING = "Joins two records of the payment; the payment itself is there."


@dataclass(frozen=True)
class Subject:
    """One list of the archive: rows of `model`, `fields` of each, and why each of `left_out` is not among them."""

    slug: str
    title: Any
    model: type[models.Model]
    rows: Callable[[Any], models.QuerySet]
    fields: tuple[str, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)

    def of(self, person):
        """The person's rows as dictionaries, JSON-ready; read in portions, because lists can be long."""
        for row in self.rows(person).order_by("pk").iterator(chunk_size=2000):
            yield {name: plain(row, name) for name in self.fields}


def plain(row, name):
    """A field's value as JSON knows it: times in ISO 8601 (UTC), the number of a row that it points to."""
    value = row._meta.get_field(name).value_from_object(row)
    return value if isinstance(value, str | int | float | bool | list | dict | None) else _text(value)


def _text(value):
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _hanging(path):
    """The rows of a model's manager whose `path` leads to one of the person's clients."""

    def of_model(model):
        return lambda person: model._base_manager.filter(**{f"{path}__in": person.clients})

    return of_model


def of_account(model, **path):
    name = path.get("path", "user")
    return lambda person: model._base_manager.filter(**{name: person.user.pk}) if person.user else model._base_manager.none()


def by_address(model, name):
    """Rows that hold one of the person's addresses, however it is written."""

    def rows(person):
        small = model._base_manager.annotate(small=models.functions.Lower(name))
        return small.filter(small__in=person.emails)

    return rows


of_client, of_booking = _hanging("client"), _hanging("booking__client")
of_lot, of_purchase = _hanging("lot__client"), _hanging("purchase__client")
of_payment, of_checkout = _hanging("payment__purchase__client"), _hanging("checkout__client")
of_plan = _hanging("plan__checkout__client")
of_meeting = _hanging("meeting__booking__client")
of_assignment, of_submission = _hanging("assignment__client"), _hanging("submission__assignment__client")
User = get_user_model()
