"""Up to which moment a client may book or move: the end of the last day, on their calendar, of what they have left."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from coaching.booking.limits import Limit, limits_moves
from coaching.booking.models import Booking
from coaching.payments.account import balance, lots, sessions
from coaching.payments.models import Lot
from coaching.people.models import Client
from coaching.practice.days import end_of, today


def limit_of_booking(client: Client, now: datetime) -> Limit | None:
    """For a new session; None when something left has no last day, or nothing is left."""
    return _limit(client, [lot for lot, _count in lots.with_free(client, now)], now)


@limits_moves
def limit_of_move(booking: Booking, now: datetime) -> Limit | None:
    """For a session that is booked already."""
    return _limit(booking.client, sessions.lots_to_move(booking, now), now)


def _limit(client: Client, found: Iterable[Lot], now: datetime) -> Limit | None:
    """More time is offered once the last day is near."""
    ends = {lot.expires_on: lot for lot in found}
    if not ends or None in ends:
        return None
    last = max(day for day in ends if day)
    is_near = last <= today(now, client.timezone) + balance.SOON
    url = reverse("payments:more_time", args=[ends[last].pk]) if is_near else ""
    return Limit(end_of(last, client.timezone), sessions.until_words(ends[last]), url)
