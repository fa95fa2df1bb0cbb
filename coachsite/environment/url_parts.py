"""What the readers of addresses share. Their sentences never repeat an address: it holds passwords."""

import re
from urllib.parse import SplitResult, urlsplit

QUOTE = "Inside a password write %2F, %3F, %23, %40 and %25 for / ? # @ and %."
HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+(%\w+)?", re.IGNORECASE | re.ASCII)


def split(name: str, url: str) -> SplitResult:
    """urlsplit, whose own complaints name neither the variable nor what to do."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        raise ValueError(f"{name}: the host and the port after it cannot be read. {QUOTE}") from None
    return parts


def is_host(text: str | None) -> bool:
    """Whether it can be a host: a name, or a number of IPv4 or IPv6."""
    return bool(text and HOST.fullmatch(text))
