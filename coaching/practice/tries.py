"""How often something may be tried within ten minutes. Counted in the database (site_cache.py)."""

import hashlib
import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache

SECONDS = 600


def visitor_of(request):
    """The address a request came from, behind as many proxies as are trusted."""
    return get_adapter(request).get_client_ip(request)


def counted(what, who):
    """Counts a try of `what` by `who` (any text) and gives how many there were in the current ten minutes."""
    name = hashlib.sha256(who.encode()).hexdigest()[:32]
    key = f"tries:{what}:{name}:{int(time.time() // SECONDS)}"
    return 1 if cache.add(key, 1, 2 * SECONDS) else cache.incr(key)  # twice, so that it never runs out between the two
