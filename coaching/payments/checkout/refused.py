"""Messages that claimed to be Stripe's and were signed with another secret: counted, so that a wrong secret is seen."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache

BAD_SIGNATURE = "bad signature"  # as stripe_api.event_from says it
SIGNED = re.compile(r"t=[0-9]{10},v1=[0-9a-f]{64}(,v[01]=[0-9a-f]{64}){0,9}")
KEPT = int(timedelta(days=30).total_seconds())
# In the database, as all that is counted (practice/site_cache.py).
LAST, COUNT = "tries:stripe-signature:last", "tries:stripe-signature:count"


@dataclass(frozen=True)
class Refused:
    """How many there were within thirty days or so, and when the last (aware, UTC)."""

    count: int
    last: datetime


def note(signature: str, error: ValueError, now: datetime) -> None:
    """Counts a message that was refused, if it was signed as Stripe signs: what strangers make up says nothing of a secret."""
    if str(error) != BAD_SIGNATURE or not SIGNED.fullmatch(signature):
        return
    cache.set(LAST, now.isoformat(), KEPT)
    if not cache.add(COUNT, 1, KEPT):
        cache.incr(COUNT)


def found() -> Refused | None:
    """Those counted, or None."""
    last = cache.get(LAST)
    return Refused(cache.get(COUNT) or 1, datetime.fromisoformat(last)) if last else None
