"""How often one visitor, and one mail address, may try within ten minutes. Counts live in the cache."""

import hashlib
import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache

TRIES, TRIES_PER_MAIL, MINUTES = 20, 8, 10


def too_often(request, email=""):
    """Counts a try of this visitor for this mail address, and says whether it was one too many of either."""
    visitor = get_adapter(request).get_client_ip(request)
    # Both are counted, whatever the first says.
    tries = [_count(f"visitor:{visitor}") > TRIES, _count(f"mail:{email.strip().lower()}") > TRIES_PER_MAIL and bool(email)]
    return any(tries)


def _count(who):
    """How often this was tried in the current ten minutes. No address stands in a cache's key."""
    name = hashlib.sha256(who.encode()).hexdigest()[:32]
    key = f"booking:tries:{name}:{int(time.time() // (MINUTES * 60))}"
    cache.add(key, 0, MINUTES * 60)
    return cache.incr(key)
