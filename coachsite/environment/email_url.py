"""EMAIL_URL: the mail server to which the worker hands what waits in the outbox."""

from typing import NamedTuple
from urllib.parse import unquote

from coachsite.environment.url_parts import QUOTE, is_host, split

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


class MailServer(NamedTuple):
    """In the order of Django's settings. At most one of the last two is true."""

    host: str
    port: int
    user: str
    password: str
    use_tls: bool  # begins in the clear, then STARTTLS
    use_ssl: bool  # TLS from the first byte


def mail_server(url: str) -> MailServer:
    """What `smtp://user:password@host:port` names, user and password unquoted. Raises ValueError with a sentence."""
    parts = split("EMAIL_URL", url)
    if parts.scheme not in PORTS:
        raise ValueError("EMAIL_URL must start with smtp://, smtp+tls:// or smtps://.")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError(f"EMAIL_URL must end after the host and the port. {QUOTE}")
    if parts.hostname is None or not is_host(parts.hostname):
        raise ValueError("EMAIL_URL must name the mail server's host, as in smtp://user:password@mail.example:25.")
    port = parts.port or PORTS[parts.scheme]
    signs_in = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, port, *signs_in, parts.scheme == "smtp+tls", parts.scheme == "smtps")
