"""Up to which moment a client may book or move: the end of the last day, on their calendar, of what they have left."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from coaching.booking.limits import Limit, limits_moves
from coaching.booking.models import Booking
from coaching.payments.account import lots, sessions
from coaching.payments.models import Lot
from coaching.people.models import Client
from coaching.practice.days import end_of


def limit_of_booking(client: Client, now: datetime) -> Limit | None:
    """For a new session; None when something left has no last day, or nothing is left."""
    return _limit(client, [lot for lot, _count in lots.with_free(client, now)])


@limits_moves
def limit_of_move(booking: Booking, now: datetime) -> Limit | None:
    """For a session that is booked already."""
    return _limit(booking.client, sessions.lots_to_move(booking, now))


def _limit(client: Client, found: Iterable[Lot]) -> Limit | None:
    ends = {lot.expires_on: lot for lot in found}
    if not ends or None in ends:
        return None
    last = max(day for day in ends if day)
    url = reverse("payments:more_time", args=[ends[last].pk])
    return Limit(end_of(last, client.timezone), sessions.until_words(ends[last]), url)
