"""How much was done week by week, by each person's own calendar. The one counter, for every module."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from coaching.practice.days import by_day, mondays, week_of

if TYPE_CHECKING:
    from coaching.people.models import Client


def week_counts(
    clients: "Iterable[Client]", deeds: Iterable[tuple[int, date, Hashable]], weeks: int, now: datetime
) -> Mapping[int, list[int]]:
    """{client id: one count for each of the last `weeks` ISO weeks of the client's calendar}, the oldest week first.

    `deeds` are (client id, the day, what): the same `what` counts once a week. The day is a date of the client's calendar, as
    it was when it was written down. Deeds from before those weeks do not count; `now` is aware.
    """
    starts = {client.pk: mondays(day, weeks) for day, here in by_day(clients, now).items() for client in here}
    counts = {pk: [0] * weeks for pk in starts}
    for client_id, week, _what in {(client_id, week_of(on, starts[client_id]), what) for client_id, on, what in deeds}:
        if week is not None:
            counts[client_id][week] += 1
    return counts


def first_monday(clients: "Iterable[Client]", weeks: int, now: datetime) -> date:
    """The earliest date that counts for any of the clients; the date in UTC where there are none."""
    return min((mondays(day, weeks)[0] for day in by_day(clients, now)), default=now.date())
