"""Which addresses may be asked for a calendar: http and https on their own ports, and nothing but the public internet."""

import socket
from ipaddress import ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings

from coaching.booking.busy.errors import CannotRead, Trouble
from coaching.practice.url_parts import parts_of

SCHEMES = {"https": "https", "http": "http", "webcal": "https", "webcals": "https"}
PORTS = {"https": 443, "http": 80}
LONGEST = 2000
LOOKING_UP = 5  # seconds
PUBLIC = [ip_network("0.0.0.0/0"), ip_network("2000::/3")]
# The registries of special addresses, as of 2026. Python's own `is_global` has another answer with every version.
SPECIAL = [
    ip_network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",  # Azure's own, which answers every machine there
        # Teredo and 6to4 carry an IPv4 address inside: a tunnel could end anywhere.
        *("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
    )
]


class Target(NamedTuple):
    """Where to ask: `addresses` are the very ones to connect to, each of them looked at."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: list[str]


def target_of(url: str, seconds: float = LOOKING_UP) -> Target:
    """Looks up and checks an address, within `seconds`. Raises CannotRead."""
    scheme, host, port, path = _parts(url)
    addresses = _look_up(host, port, seconds)
    if not all(may_be_asked(address) for address in addresses):
        raise CannotRead(Trouble.PRIVATE)
    if port not in PORTS.values() and not all(map(_is_this_machine, addresses)):
        raise CannotRead(Trouble.PORT)
    return Target(scheme, host, port, path, addresses)


def may_be_asked(address: str) -> bool:
    """Whether an IP address is one of the public internet; this machine only where the settings say so (tests, demo)."""
    if _is_this_machine(address):
        return bool(settings.CALENDARS_ON_THIS_MACHINE)
    ip = ip_address(address)
    return any(ip in block for block in PUBLIC) and not any(ip in block for block in SPECIAL)


def _is_this_machine(address: str) -> bool:
    return ip_address(address).is_loopback


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = parts_of(url.strip())
        scheme, port = SCHEMES[parts.scheme.lower()], parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, KeyError):
        raise CannotRead(Trouble.ADDRESS) from None
    if not host or len(url) > LONGEST:
        raise CannotRead(Trouble.ADDRESS)
    if parts.username or parts.password:
        raise CannotRead(Trouble.PASSWORD)
    query = f"?{parts.query}" if parts.query else ""
    port = PORTS[scheme] if port is None else port
    return scheme, host, port, quote(f"{parts.path or '/'}{query}", safe="/?%:@!$&'()*+,;=~-._")


def _look_up(host: str, port: int, seconds: float) -> list[str]:
    """In a thread of its own, because nothing else ends a look-up: the system may wait for a server of names for minutes."""
    found: SimpleQueue[list[str]] = SimpleQueue()
    Thread(target=lambda: found.put(_addresses_of(host, port)), daemon=True).start()
    try:
        addresses = found.get(timeout=max(seconds, 0.01))
    except Empty:
        raise CannotRead(Trouble.SLOW) from None
    if not addresses:
        raise CannotRead(Trouble.UNKNOWN)
    return addresses


def _addresses_of(host: str, port: int) -> list[str]:
    """The addresses of a host; none where nobody knows it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
