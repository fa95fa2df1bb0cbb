"""REDIS_URL: the cache's server, read by the library that will use it."""

from coachsite.environment.url_parts import is_host, split


def redis_servers(url: str) -> list[str]:
    """A list, because Django cuts a text at commas, which a password may hold. Empty for an empty text.

    Raises ValueError with a sentence.
    """
    if not url:
        return []
    from redis.connection import parse_url  # the library that will read it knows best

    parts = split("REDIS_URL", url)
    try:
        known = parse_url(url)
    except ValueError:
        known = {}
    if not (is_host(known.get("host")) or known.get("path")) or parts.scheme not in {"redis", "rediss", "unix"}:
        raise ValueError("REDIS_URL must be like redis://:password@host:6379/0, rediss://… for TLS, or unix:///path.")
    return [url]
