"""Addresses in environment variables: the site's own, of the mail server, the database and Redis.

Each function takes the variable's text and raises ValueError with a sentence that never repeats it: it holds passwords.
"""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+(%\w+)?", re.IGNORECASE | re.ASCII)
# libpq's names. Seconds to connect; a server that vanished is noticed before gunicorn gives the request up (30 s).
PATIENCE = {
    "connect_timeout": 3,
    "tcp_user_timeout": 15_000,  # the second in ms
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 2,
}
QUOTE = "Inside a password write %2F, %3F, %23, %40 and %25 for / ? # @ and %."


def site_url(url, *, may_be_plain=True):
    """`https://host`, without a slash at the end. http:// is for development and tries: see docs/operations.md."""
    parts = _split("SITE_URL", url)
    if parts.scheme not in {"http", "https"} or not _is_host(parts.hostname):
        raise ValueError("SITE_URL must be like https://practice.example, with its host as visitors' browsers know it.")
    if parts.path not in {"", "/"} or parts.username is not None or re.search(r"[?#]", url):
        raise ValueError("SITE_URL must end after the host: no path, no user, no ? or #.")
    if parts.scheme == "http" and not may_be_plain and parts.hostname not in THIS_MACHINE:
        raise ValueError(
            "SITE_URL must start with https://. Without it only localhost works, or SECURE_SSL_REDIRECT=0 for a try."
        )
    return f"{parts.scheme}://{parts.netloc}"


def mail_server(url):
    """(host, port, user, password, whether it begins with STARTTLS, whether it is TLS at once)."""
    parts = _split("EMAIL_URL", url)
    if parts.scheme not in MAIL_PORTS:
        raise ValueError("EMAIL_URL must start with smtp://, smtp+tls:// or smtps://.")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError(f"EMAIL_URL must end after the host and the port. {QUOTE}")
    if not _is_host(parts.hostname):
        raise ValueError("EMAIL_URL must name the mail server's host, as in smtp://user:password@mail.example:25.")
    port = parts.port or MAIL_PORTS[parts.scheme]
    signs_in = unquote(parts.username or ""), unquote(parts.password or "")
    return parts.hostname, port, *signs_in, parts.scheme == "smtp+tls", parts.scheme == "smtps"


def redis_servers(url):
    """A list, because Django cuts a text at commas, which a password may hold. Empty for an empty text."""
    if not url:
        return []
    from redis.connection import parse_url  # the library that will read it knows best

    parts = _split("REDIS_URL", url)
    try:
        known = parse_url(url)
    except ValueError:
        known = {}
    if not (_is_host(known.get("host")) or known.get("path")) or parts.scheme not in {"redis", "rediss", "unix"}:
        raise ValueError("REDIS_URL must be like redis://:password@host:6379/0, rediss://… for TLS, or unix:///path.")
    return [url]


def database(url, base_dir):
    """Django's database entry for `sqlite:///file` or `postgres://user:password@host:port/name?sslmode=require`."""
    if url.startswith("sqlite://"):
        return _sqlite(_split("DATABASE_URL", url), base_dir)
    if url.startswith(("postgres://", "postgresql://")):
        return _postgresql(url)
    raise ValueError("DATABASE_URL must start with sqlite:/// or postgres://.")


def _sqlite(parts, base_dir):
    name = unquote(parts.path.removeprefix("/"))
    if parts.netloc or parts.query or parts.fragment or not name:
        raise ValueError("DATABASE_URL must be like sqlite:///var/db.sqlite3, or sqlite:////var/lib/db.sqlite3 from the root on.")
    path = Path(base_dir) / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ValueError(f"DATABASE_URL names a folder that cannot be made: {error.strerror}.") from None
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # Django's deferred mode answers the second of two writers with "database is locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(url):
    """PostgreSQL's own library reads it: quoting, sockets, several hosts and every parameter as its manual says."""
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        known = conninfo_to_dict(url)
    except psycopg.Error:
        raise ValueError(
            f"DATABASE_URL cannot be read; it must be like postgres://user:password@host:5432/name. {QUOTE}"
        ) from None
    host, port, name = known.pop("host", ""), known.pop("port", ""), known.pop("dbname", "")
    if not all(each.startswith("/") or not each or _is_host(each) for each in host.split(",")):
        raise ValueError(f"DATABASE_URL names a host that cannot be. {QUOTE}")
    if not all(_is_port(each) for each in port.split(",") if port):
        raise ValueError(f"DATABASE_URL: the port must be a number from 1 to 65535. {QUOTE}")
    if not name and "service" not in known:
        raise ValueError("DATABASE_URL must name the database after the host, as in postgres://user:password@host:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": known.pop("user", ""),
        "PASSWORD": known.pop("password", ""),
        "HOST": host,
        "PORT": port,
        "OPTIONS": {**PATIENCE, **known},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _split(name, url):
    """urlsplit, whose own complaints name neither the variable nor what to do."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        raise ValueError(f"{name}: the host and the port after it cannot be read. {QUOTE}") from None
    return parts


def _is_host(text):
    return bool(text and HOST.fullmatch(text))


def _is_port(text):
    return text.isascii() and text.isdigit() and 0 < int(text) < 65536
