"""Which addresses may be asked for a calendar: http and https, and nothing inside a private network."""

import socket
from ipaddress import IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from django.conf import settings

from coaching.booking.busy.errors import CannotRead, Trouble

SCHEMES = {"https": "https", "http": "http", "webcal": "https", "webcals": "https"}
PORTS = {"https": 443, "http": 80}
LONGEST = 2000
GLOBAL_UNICAST = IPv6Network("2000::/3")  # so nothing that stands for an IPv4 address, nor for this network


class Target(NamedTuple):
    """Where to ask: `addresses` are the very ones to connect to, each of them looked at."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: list[str]


def target_of(url: str) -> Target:
    """Looks up and checks an address. Raises CannotRead."""
    scheme, host, port, path = _parts(url)
    addresses = _look_up(host, port)
    if not all(may_be_asked(address) for address in addresses):
        raise CannotRead(Trouble.PRIVATE)
    return Target(scheme, host, port, path, addresses)


def may_be_asked(address: str) -> bool:
    """Whether an IP address is one of the public internet; this machine only where the settings say so (tests, demo)."""
    ip = ip_address(address)
    if ip.is_loopback and settings.CALENDARS_ON_THIS_MACHINE:
        return True
    if ip.version == 6:
        # 6to4 and Teredo carry an IPv4 address inside: a tunnel could end anywhere.
        return ip in GLOBAL_UNICAST and ip.is_global and ip.sixtofour is None and ip.teredo is None
    return ip.is_global and not ip.is_multicast


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url.strip())
        scheme, port = SCHEMES[parts.scheme.lower()], parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, KeyError):
        raise CannotRead(Trouble.ADDRESS) from None
    if not host or len(url) > LONGEST:
        raise CannotRead(Trouble.ADDRESS)
    if parts.username or parts.password:
        raise CannotRead(Trouble.PASSWORD)
    query = f"?{parts.query}" if parts.query else ""
    return scheme, host, port or PORTS[scheme], quote(f"{parts.path or '/'}{query}", safe="/?%:@!$&'()*+,;=~-._")


def _look_up(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise CannotRead(Trouble.UNKNOWN) from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
