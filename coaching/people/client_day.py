"""The date that a moment was for a client, stored beside the moment: a change of zone moves no past day."""

from datetime import date
from functools import reduce
from typing import Any

from django.db import models

from coaching.practice.days import today


class ClientDay(models.DateField):
    """The date that the row's field `moment` (aware) was in the client's zone when the row was written.

    It fills itself when a row is added, alone or in bulk, unless it was given; later saves leave it as it is. `client` leads
    from the row to its client: "assignment.client". Empty for a row without the moment.
    """

    def __init__(self, *args: Any, moment: str = "", client: str = "client", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moment, self.client = moment, client

    def deconstruct(self) -> Any:
        """For the database, and so for migrations, it is a date like any other."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        if add and getattr(model_instance, self.attname) is None:
            setattr(model_instance, self.attname, self._day(model_instance))
        return super().pre_save(model_instance, add)

    def _day(self, row: models.Model) -> date | None:
        moment = getattr(row, self.moment)
        client: Any = reduce(getattr, self.client.split("."), row)
        return today(moment, client.timezone) if moment else None
