import pytest
from django.db import ConnectionHandler

from coachsite.environment.database_url import PATIENCE, database


def postgresql(url):
    entry = database(url, "/nowhere")
    options = {name: value for name, value in entry["OPTIONS"].items() if PATIENCE.get(name) != value}
    return [entry[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")], options


@pytest.mark.parametrize(
    ("url", "expected", "options"),
    [
        ("postgres://ann:pw@db.example:5433/practice", ["ann", "pw", "db.example", "5433", "practice"], {}),
        ("postgresql://ann@db.example/practice", ["ann", "", "db.example", "", "practice"], {}),
        ("postgres://a%40b:p%2F%3A%23%3F%25@db/my%20practice", ["a@b", "p/:#?%", "db", "", "my practice"], {}),
        ("postgres:///practice", ["", "", "", "", "practice"], {}),
        ("postgres://%2Fvar%2Frun%2Fpostgresql/practice", ["", "", "/var/run/postgresql", "", "practice"], {}),
        ("postgres:///practice?host=/var/run/postgresql", ["", "", "/var/run/postgresql", "", "practice"], {}),
        ("postgres://ann@[::1]:5432/practice", ["ann", "", "::1", "5432", "practice"], {}),
        (
            "postgres://a@one:1,two:2/p?target_session_attrs=primary",
            ["a", "", "one,two", "1,2", "p"],
            {"target_session_attrs": "primary"},
        ),
        (
            "postgres://a@db/p?sslmode=verify-full&sslrootcert=/etc/ca.pem&connect_timeout=9",
            ["a", "", "db", "", "p"],
            {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem", "connect_timeout": "9"},
        ),
    ],
)
def test_a_postgresql_address_is_read_as_its_own_library_does(url, expected, options):
    assert postgresql(url) == (expected, options)


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("sslmode=require", {"sslmode": "require"}),
        ("connect_timeout=9&application_name=practice", {"connect_timeout": "9", "application_name": "practice"}),
        ("application_name=1%2B1+%26%20more", {"application_name": "1+1+& more"}),
        ("options=-c%20search_path%3Dpractice", {"options": "-c search_path=practice"}),
        ("sslmode=verify-full&sslrootcert=/etc/my%20ca.pem", {"sslmode": "verify-full", "sslrootcert": "/etc/my ca.pem"}),
        ("password=p%26w&user=a%40b", {"user": "a@b", "password": "p&w"}),
        ("", {}),
    ],
)
def test_the_query_reaches_psycopg_unquoted(query, parameters):
    usual = {**PATIENCE, "user": "ann", "password": "pw", "host": "db.example", "dbname": "practice"}
    connection = ConnectionHandler({"default": database(f"postgres://ann:pw@db.example/practice?{query}", "/nowhere")})["default"]
    given = connection.get_connection_params()
    of_django = {name: given.pop(name) for name in ("client_encoding", "context", "cursor_factory", "prepare_threshold")}
    assert given == usual | parameters
    assert of_django["client_encoding"] == "UTF8"


def test_a_query_after_a_file_of_sqlite_says_what_to_do():
    with pytest.raises(ValueError, match="DATABASE_URL must end after the name of SQLite's file"):
        database("sqlite:///db?timeout=3", "/nowhere")


def test_a_database_that_does_not_answer_is_given_up_soon():
    assert database("postgres://a@db/p", "/nowhere")["OPTIONS"]["connect_timeout"] == 3


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///var/db.sqlite3", "var/db.sqlite3"),
        ("sqlite:///db%20two%3F.sqlite3", "db two?.sqlite3"),
        ("sqlite:////{base}/deep/er/db.sqlite3", "deep/er/db.sqlite3"),
    ],
)
def test_a_file_of_sqlite_is_read_and_its_folder_made(url, file, tmp_path):
    entry = database(url.format(base=str(tmp_path).lstrip("/")), tmp_path)
    assert (entry["NAME"], entry["NAME"].parent.is_dir()) == (tmp_path / file, True)


@pytest.mark.parametrize(
    "url",
    [
        "db.sqlite3",
        "mysql://x",
        "sqlite:db",
        "sqlite://var/db.sqlite3",
        "sqlite:///",
        "sqlite://",
        "sqlite:///db?timeout=3",
        "sqlite:////proc/none/db.sqlite3",
        "postgres:practice",
        "postgres://",
        "postgres://db.example",
        "postgres://a:b@db:no/p",
        "postgres://a:b@db:99999/p",
        "postgres://a:b@db/p?nonsense=1",
        "postgres://a:p/w@db/p",
        "postgres://a:p@w@db/p",
        "postgres://a:b@[::1/p",
        "postgres://a:%zz@db/p",
        "postgres://a:b@d b/p",
    ],
)
def test_a_database_address_that_cannot_be_read_says_what_to_do(url, tmp_path):
    with pytest.raises(ValueError, match=r"^DATABASE_URL"):
        database(url, tmp_path)
