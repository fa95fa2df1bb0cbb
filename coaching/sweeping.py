"""What is thrown away once a day. Each room registers its own, in its `receivers.py`; `jobs/daily_sweeps.py` runs them."""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice

from django.db.models import Model, QuerySet

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
    count, rest = 0, iter(list(keys))
    while portion := list(islice(rest, AT_ONCE)):
        model._default_manager.filter(pk__in=portion).delete()
        count += len(portion)
    return count
