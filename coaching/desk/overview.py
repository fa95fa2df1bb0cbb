"""What the coach's list says of each client: last activity, progress per strand, sessions left."""

from dataclasses import dataclass
from typing import Any

from coaching.payments import balance
from coaching.people.progress import progress_of

WEEKS = 12


@dataclass(frozen=True)
class Row:
    client: Any
    progress: list
    sessions_left: int


def overview(clients, now):
    """One row per client, in their order. Costs the same number of queries for 3 clients and 300."""
    clients = list(clients)
    progress, left = progress_of(clients, WEEKS, now), balance.left_of(clients)
    return [Row(client, progress[client.pk], left.get(client.pk, 0)) for client in clients]
