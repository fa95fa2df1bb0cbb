"""How much was done week by week, by each person's own clock. The one counter, for every module."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from coaching.practice.days import week_of, week_starts

if TYPE_CHECKING:
    from coaching.people.models import Client


def week_counts(
    clients: "Iterable[Client]", deeds: Iterable[tuple[int, datetime, Hashable]], weeks: int, now: datetime
) -> Mapping[int, list[int]]:
    """{client id: one count for each of the last `weeks` ISO weeks of the client's zone}, the oldest week first.

    `deeds` are (client id, at (aware), what): the same `what` counts once a week. Deeds from before those weeks do not count,
    and `now` (aware) ends the running one: pass none from later on.
    """
    clients = list(clients)
    by_zone = _starts_by_zone(clients, weeks, now)
    starts = {client.pk: by_zone[client.timezone] for client in clients}
    counts = {pk: [0] * weeks for pk in starts}
    for client_id, week, _what in {(client_id, week_of(at, starts[client_id]), what) for client_id, at, what in deeds}:
        if week is not None:
            counts[client_id][week] += 1
    return counts


def first_week_start(clients: "Iterable[Client]", weeks: int, now: datetime) -> datetime:
    """The earliest instant (UTC) that counts for any of the clients; `now` where there are none."""
    return min((starts[0] for starts in _starts_by_zone(clients, weeks, now).values()), default=now)


def _starts_by_zone(clients: "Iterable[Client]", weeks: int, now: datetime) -> dict[str, list[datetime]]:
    """Worked out once for each zone: a thousand clients live in a handful of them."""
    return {zone: week_starts(now, zone, weeks) for zone in {client.timezone for client in clients}}
