"""A database that is away. The processes, sockets and files are real; PostgreSQL killed and back is in test_postgresql_gone."""

import contextlib
import json
import socket
import sqlite3
import time

import psycopg
import pytest
from django.db import InterfaceError, InternalError, OperationalError, ProgrammingError

from coachsite.outage import is_outage
from tests.gunicorn import Gunicorn
from tests.redis import free_port

SIGNED_IN = "sessionid=" + "a" * 32


@pytest.fixture(scope="module")
def nowhere():
    """A port at which nothing listens, until a test does."""
    return free_port()


@pytest.fixture(scope="module")
def site(nowhere, tmp_path_factory):
    """A site whose database is not there, also not when it starts."""
    with Gunicorn(tmp_path_factory.mktemp("site"), f"postgres://nobody:secret@127.0.0.1:{nowhere}/practice") as running:
        yield running


@pytest.mark.parametrize(
    "address", ["/", "/accounts/login/", "/me/", "/admin/", "/admin/pages/", "/book/dana/call/", "/no/such/page/", "/sitemap.xml"]
)
def test_every_address_says_when_to_come_back(address, site):
    status, headers, body = site.get(address, Cookie=SIGNED_IN)
    assert (status, headers["Retry-After"]) == (503, "60")
    assert "Please try again in a minute." in body.decode()


def test_who_was_not_signed_in_is_asked_to_without_the_database(site):
    status, headers, _body = site.get("/me/")
    assert (status, headers["Location"]) == (302, "/accounts/login/?next=/me/")


def test_the_page_is_kept_by_no_cache_and_bound_by_the_sites_policy(site):
    _status, headers, body = site.get("/")
    assert "no-store" in headers["Cache-Control"]
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert b"secret" not in body


def test_a_form_that_was_sent_is_called_neither_stored_nor_lost(site):
    token = "x" * 32
    status, _headers, body = site.get(
        "/accounts/login/code/",
        "POST",
        f"email=a@example.org&csrfmiddlewaretoken={token}",
        Cookie=f"csrftoken={token}",
        Content_Type="application/x-www-form-urlencoded",
    )
    assert status == 503
    assert "Press Back" in body.decode()
    assert "We can't tell whether your last step was saved." in body.decode()
    assert 'href=""' not in body.decode()


def test_a_script_that_asks_for_json_gets_json(site):
    status, headers, body = site.get("/me/", Accept="application/json", Cookie=SIGNED_IN)
    assert (status, headers["Retry-After"], headers["Content-Type"]) == (503, "60", "application/json")
    assert json.loads(body) == {"error": "We can't reach our records right now. Please try again in a minute."}


def test_static_files_still_come(site):
    assert site.get("/static/css/tokens.css")[0] == 200


def test_a_head_request_has_no_body(site):
    status, headers, body = site.get("/", "HEAD")
    assert (status, headers["Retry-After"], body) == (503, "60", b"")


def test_a_server_that_swallows_everything_is_not_waited_for(site, nowhere):
    with socket.create_server(("127.0.0.1", nowhere)):
        began = time.monotonic()
        assert site.get("/")[0] == 503
    assert 2 < time.monotonic() - began < 8


def locked(tmp_path):
    with contextlib.closing(sqlite3.connect(tmp_path / "a", isolation_level=None)) as first:
        first.execute("create table t (a)")
        first.execute("begin immediate")
        with contextlib.closing(sqlite3.connect(tmp_path / "a", timeout=0)) as second:
            second.execute("insert into t values (1)")


def not_there(tmp_path):
    sqlite3.connect(tmp_path / "none" / "a")


def read_only(tmp_path):
    sqlite3.connect(tmp_path / "a").close()
    with contextlib.closing(sqlite3.connect(f"file:{tmp_path / 'a'}?mode=ro", uri=True)) as only:
        only.execute("create table t (a)")


def full(tmp_path):
    with contextlib.closing(sqlite3.connect(tmp_path / "a", isolation_level=None)) as only:
        only.execute("pragma max_page_count = 2")
        only.execute("create table t (a)")
        only.execute("insert into t values (zeroblob(100000))")


def no_such_table(tmp_path):
    with contextlib.closing(sqlite3.connect(tmp_path / "a")) as empty:
        empty.execute("select * from t")


@pytest.mark.parametrize(
    ("do", "away"), [(locked, True), (not_there, True), (read_only, True), (full, True), (no_such_table, False)]
)
def test_sqlite_that_cannot_serve_is_told_from_a_wrong_query(do, away, tmp_path):
    with pytest.raises(sqlite3.OperationalError) as raised:
        do(tmp_path)
    assert is_outage(of_django(OperationalError, raised.value)) == away


@pytest.mark.parametrize(
    ("kind", "cause", "away"),
    [
        (OperationalError, psycopg.OperationalError("could not connect"), True),
        (OperationalError, psycopg.errors.AdminShutdown(), True),
        (OperationalError, psycopg.errors.CannotConnectNow(), True),
        (OperationalError, psycopg.errors.TooManyConnections(), True),
        (OperationalError, psycopg.errors.InvalidPassword(), True),
        (InterfaceError, psycopg.InterfaceError("the connection is closed"), True),
        (InternalError, psycopg.errors.ReadOnlySqlTransaction(), True),
        (InternalError, psycopg.errors.InFailedSqlTransaction(), False),
        (OperationalError, psycopg.errors.QueryCanceled(), False),
        (OperationalError, psycopg.errors.DeadlockDetected(), False),
        (ProgrammingError, psycopg.errors.UndefinedTable(), False),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_postgresql_that_cannot_serve_is_told_from_a_wrong_query(kind, cause, away):
    assert is_outage(of_django(kind, cause)) == away


def test_an_error_that_came_of_an_outage_is_one():
    late = KeyError("x")
    late.__context__ = of_django(InterfaceError, psycopg.InterfaceError("the connection is closed"))
    assert (is_outage(late), is_outage(KeyError("x"))) == (True, False)


def of_django(kind, cause):
    """As Django wraps what a driver raises."""
    error = kind(str(cause))
    error.__cause__ = cause
    return error


def test_a_visitor_who_stops_in_the_middle_of_a_request_is_given_up(site):
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as half:
        half.sendall(b"GET / HTTP/1.1\r\nHost: a")
        assert half.recv(1) == b""


def test_visitors_who_say_nothing_hold_up_nobody(site):
    with contextlib.ExitStack() as silent:
        for _ in range(12):
            silent.enter_context(socket.create_connection(("127.0.0.1", site.port)))
        began = time.monotonic()
        assert site.get("/healthz")[0] == 200
        assert time.monotonic() - began < 3
