"""What is thrown away once a day. Each room registers its own, in its `receivers.py`; `jobs/daily_sweeps.py` runs them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db.models import Model, QuerySet

Thing = TypeVar("Thing")
Sweep = Callable[[datetime], int]
SWEEPS: dict[str, Sweep] = {}
AT_ONCE = 1000  # rows in one transaction


def swept_daily(name: str) -> Callable[[Sweep], Sweep]:
    """Registers `function(now)` (aware, UTC), which throws away what is old and returns how much that was.

    It runs outside a transaction, within ten minutes, and must be safe to run twice.
    """

    def register(function: Sweep) -> Sweep:
        SWEEPS[name] = function
        return function

    return register


def delete_in_portions(rows: QuerySet) -> int:
    """Deletes all rows of a query, a portion at a time, so that nobody waits long. Returns how many."""
    return delete_keys(rows.model, rows.order_by().values_list("pk", flat=True).iterator())


def delete_keys(model: type[Model], keys: Iterable) -> int:
    """Deletes the rows with these primary keys, likewise."""
    count = 0
    for portion in portions(list(keys), AT_ONCE):
        model._base_manager.filter(pk__in=portion).delete()
        count += len(portion)
    return count


def portions(things: Iterable[Thing], most: int) -> Iterator[list[Thing]]:
    """The things in their order, at most so many at a time."""
    rest = iter(things)
    while portion := list(islice(rest, most)):
        yield portion
