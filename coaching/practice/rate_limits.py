"""How often something may be tried within ten minutes. Counted in the database (site_cache.py)."""

import hashlib
import ipaddress
import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

SECONDS = 600
NETWORK = 64  # the bits of an IPv6 address that a provider gives to one household, which has all addresses behind them


def visitor_of(request: HttpRequest) -> str:
    """The address a request came from, behind as many proxies as are trusted; of IPv6 the part that tells visitors apart."""
    text = get_adapter(request).get_client_ip(request)
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 4 or address.ipv4_mapped:
        return str(getattr(address, "ipv4_mapped", address))
    return str(ipaddress.ip_network((address, NETWORK), strict=False).network_address)


def counted(what: str, who: str, seconds: int = SECONDS) -> int:
    """Counts a try of `what` by `who` (any text) and returns how many there were in the current ten minutes, or `seconds`."""
    name = hashlib.sha256(who.encode()).hexdigest()[:32]
    key = f"tries:{what}:{name}:{int(time.time() // seconds)}"
    return 1 if cache.add(key, 1, 2 * seconds) else cache.incr(key)  # twice, so that it never runs out between the two
