"""Messages that claimed to be Stripe's and were signed with another secret: counted, so that a wrong secret is seen."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache

KEPT = int(timedelta(days=30).total_seconds())
# In the database, as all that is counted (practice/site_cache.py).
LAST, COUNT = "tries:stripe-signature:last", "tries:stripe-signature:count"


@dataclass(frozen=True)
class Refused:
    """How many there were within thirty days or so, and when the last (aware, UTC)."""

    count: int
    last: datetime


def note(now: datetime) -> None:
    """Counts one."""
    cache.set(LAST, now.isoformat(), KEPT)
    if not cache.add(COUNT, 1, KEPT):
        cache.incr(COUNT)


def found() -> Refused | None:
    """Those counted, or None."""
    last = cache.get(LAST)
    return Refused(cache.get(COUNT) or 1, datetime.fromisoformat(last)) if last else None
