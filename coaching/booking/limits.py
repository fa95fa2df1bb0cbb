"""Until when a session may be moved. Rooms above say so for the bookings that they look after (payments: sessions that end)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from coaching.booking.models import Booking


@dataclass(frozen=True)
class Limit:
    """From `moment` (aware) on no time is offered. `why` is a sentence for the client, who finds at `url` what can be done."""

    moment: datetime
    why: str
    url: str = ""


Limiter = Callable[[Booking, datetime], Limit | None]
_limiters: list[Limiter] = []


def limits_moves(function: Limiter) -> Limiter:
    """Registers `function(booking, now)`, which says how far a booking can move, or None for any time."""
    _limiters.append(function)
    return function


def limit_of(booking: Booking, now: datetime) -> Limit | None:
    """How far a booking can be moved by its guest; None: to any time that is free."""
    found = [limit for limiter in _limiters if (limit := limiter(booking, now))]
    return min(found, key=lambda limit: limit.moment, default=None)
