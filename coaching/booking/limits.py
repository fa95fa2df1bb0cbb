"""How often one visitor may try, and the form that was sent twice. Counts live in the cache."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache

TRIES, MINUTES = 20, 10
REMEMBERED = 6 * 60 * 60


def too_often(request):
    """Counts a try of this address and says whether it was one too many within ten minutes."""
    address = get_adapter(request).get_client_ip(request)
    key = f"booking:tries:{address}:{int(time.time() // (MINUTES * 60))}"
    cache.add(key, 0, MINUTES * 60)
    return cache.incr(key) > TRIES


def remember(form_key, token):
    """Keeps which booking a form led to, so that pressing twice books once."""
    cache.set(f"booking:form:{form_key}", token, REMEMBERED)


def remembered(form_key):
    return cache.get(f"booking:form:{form_key}") if form_key else None
