"""DATABASE_URL: Django's entry for the database."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote

from coachsite.environment.url_parts import QUOTE, is_host, split

# libpq's names. Seconds to connect; a server that vanished is noticed before gunicorn gives the request up (30 s).
PATIENCE = {
    "connect_timeout": 3,
    "tcp_user_timeout": 15_000,  # the second in ms
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 2,
}


def database(url: str, base_dir: Path) -> dict[str, Any]:
    """Django's entry for `sqlite:///file`, from `base_dir` on, or `postgres://user:password@host:port/name?sslmode=require`.

    Raises ValueError with a sentence.
    """
    if url.startswith("sqlite://"):
        return _sqlite(split("DATABASE_URL", url), base_dir)
    if url.startswith(("postgres://", "postgresql://")):
        return _postgresql(url)
    raise ValueError("DATABASE_URL must start with sqlite:/// or postgres://.")


def _sqlite(parts: SplitResult, base_dir):
    if parts.query or parts.fragment:
        raise ValueError("DATABASE_URL must end after the name of SQLite's file. In the name write %3F and %23 for ? and #.")
    name = unquote(parts.path.removeprefix("/"))
    if parts.netloc or not name:
        raise ValueError("DATABASE_URL must be like sqlite:///var/db.sqlite3, or sqlite:////var/lib/db.sqlite3 from the root on.")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": _in_a_folder(Path(base_dir) / name),
        "OPTIONS": {
            # Django's deferred mode answers the second of two writers with "database is locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def _in_a_folder(path):
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ValueError(f"DATABASE_URL names a folder that cannot be made: {error.strerror}.") from None
    return path


def _postgresql(url):
    """Django's entry; whatever has no name of its own there, the query's parameters above all, is an option of libpq's."""
    known = _read_by_libpq(url)
    host, port, name = known.pop("host", ""), known.pop("port", ""), known.pop("dbname", "")
    _check(host, port, name or known.get("service"))
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


def _read_by_libpq(url):
    """PostgreSQL's own library reads it: quoting, sockets, several hosts and every parameter as its manual says."""
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        return conninfo_to_dict(url)
    except psycopg.Error:
        raise ValueError(
            f"DATABASE_URL cannot be read; it must be like postgres://user:password@host:5432/name. {QUOTE}"
        ) from None


def _check(host, port, named):
    if not all(each.startswith("/") or not each or is_host(each) for each in host.split(",")):
        raise ValueError(f"DATABASE_URL names a host that cannot be. {QUOTE}")
    if not all(_is_port(each) for each in port.split(",") if port):
        raise ValueError(f"DATABASE_URL: the port must be a number from 1 to 65535. {QUOTE}")
    if not named:
        raise ValueError("DATABASE_URL must name the database after the host, as in postgres://user:password@host:5432/name.")


def _is_port(text):
    return text.isascii() and text.isdigit() and 0 < int(text) < 65536
