"""How often something may be tried within ten minutes, or done within an hour. Counted in the database (site_cache.py)."""

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
    key = f"tries:{what}:{_name(who)}:{int(time.time() // seconds)}"
    return 1 if cache.add(key, 1, 2 * seconds) else cache.incr(key)  # twice, so that it never runs out between the two


HOUR = 60 * 60
PARTS = 12  # of the time in which what was taken counts, so that no two bursts meet where one hour ends and the next begins


def take(what: str, who: str, most: int, seconds: int = HOUR) -> str:
    """Takes one of the `most` times that `who` (any text) may do `what` within any such time. Returns what `give_back` takes;
    "" where they are used up, and nothing is taken then. However many ask at once, never more than `most` are given."""
    parts = _parts(what, who, seconds)
    if not cache.add(parts[-1], 1, 2 * seconds):
        cache.incr(parts[-1])
    if sum(cache.get_many(parts).values()) <= most:
        return parts[-1]
    give_back(parts[-1])
    return ""


def give_back(taken: str) -> None:
    """Nothing came of it."""
    cache.decr(taken)


def _parts(what: str, who: str, seconds: int) -> list[str]:
    name, part = _name(who), int(time.time() // (seconds / PARTS))
    return [f"tries:{what}:{name}:{seconds}:{each}" for each in range(part - PARTS, part + 1)]


def _name(who: str) -> str:
    """By which someone is counted: nobody's address is in the table."""
    return hashlib.sha256(who.encode()).hexdigest()[:32]
