"""How often something may be tried within ten minutes. Counts live in the cache, under names that tell nobody's address."""

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
    cache.add(key, 0, SECONDS)
    return cache.incr(key)
