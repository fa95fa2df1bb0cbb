"""The parts of an address that somebody else wrote. Python raises a ValueError over some, such as http://[x. No Django."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit

AWAY = re.compile(r"\A(?:(https?):[/\\]*|[/\\]{2,})(?=[^/\\])", re.IGNORECASE)


def parts_of(address: str) -> SplitResult:
    """Its parts, all of them empty where it can't be read."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def spelled_out(address: str) -> str:
    """Another site's address as browsers read it, who take //x.example, /\\x.example and https:x.example for https://x.example."""
    return AWAY.sub(lambda found: f"{(found[1] or 'https').lower()}://", address)


def joined(base: str, address: str) -> str:
    """Where `address` leads from `base`; "" where it can't be read. A base that can't be read is none."""
    try:
        urlsplit(address)
    except ValueError:
        return ""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
