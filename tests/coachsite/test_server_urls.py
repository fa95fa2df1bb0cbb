import pytest

from coachsite.server_urls import PATIENCE, database, mail_server, redis_servers, site_url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
        ("smtp+tls://mail.example", ("mail.example", 587, "", "", True, False)),
        ("smtps://mail.example", ("mail.example", 465, "", "", False, True)),
        ("smtps://mail.example:2465/", ("mail.example", 2465, "", "", False, True)),
        (
            "smtp+tls://me%40practice.example:p%2F%3F%23%25@mail.example",
            ("mail.example", 587, "me@practice.example", "p/?#%", True, False),
        ),
        ("smtp://me@practice.example:p@ss@mail.example", ("mail.example", 25, "me@practice.example", "p@ss", False, False)),
        ("smtp://[::1]:2525", ("::1", 2525, "", "", False, False)),
    ],
)
def test_a_mail_servers_address_is_read(url, expected):
    assert mail_server(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "mail.example",
        "mail.example:25",
        "imap://mail.example",
        "https://mail.example",
        "smtp://",
        "smtp://user:password@",
        "smtp://mail.example:no",
        "smtp://mail.example:99999",
        "smtp://mail.example/inbox",
        "smtp://mail.example?tls=1",
        "smtp://u:p/x@mail.example",
        "smtp://u:p#x@mail.example",
        "smtp://[::1",
        "smtp://mail example",
    ],
)
def test_a_mail_servers_address_that_cannot_be_read_says_what_to_do(url):
    with pytest.raises(ValueError, match=r"^EMAIL_URL"):
        mail_server(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://practice.example", "https://practice.example"),
        ("https://practice.example/", "https://practice.example"),
        ("https://practice.example:8443", "https://practice.example:8443"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_the_sites_address_is_read(url, expected):
    assert site_url(url, may_be_plain=False) == expected


@pytest.mark.parametrize(
    "url",
    [
        "practice.example",
        "//practice.example",
        "https:practice.example",
        "https://",
        "ftp://practice.example",
        "http://practice.example",
        "https://practice.example/en",
        "https://practice.example?x=1",
        "https://practice.example/#top",
        "https://me@practice.example",
        "https://practice.example:no",
        "https://practice.example:0x50",
        "https://practice example",
        "https://practice.example, https://other.example",
        "https://practice.example?",
        "“https://practice.example”",
    ],
)
def test_a_site_address_that_cannot_be_says_what_to_do(url):
    with pytest.raises(ValueError, match=r"^SITE_URL"):
        site_url(url, may_be_plain=False)


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


def test_a_database_that_does_not_answer_is_given_up_soon():
    assert database("postgres://a@db/p", "/nowhere")["OPTIONS"]["connect_timeout"] == 3


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///var/db.sqlite3", "var/db.sqlite3"),
        ("sqlite:///db%20two.sqlite3", "db two.sqlite3"),
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


@pytest.mark.parametrize(
    "url", ["redis://db:6379/0", "redis://:a,b;c@db", "rediss://u:p@db:6380/1?ssl_cert_reqs=none", "unix:///run/redis.sock"]
)
def test_an_address_of_redis_is_one_server_whatever_is_in_its_password(url):
    assert redis_servers(url) == [url]


def test_no_redis_is_no_server():
    assert redis_servers("") == []


@pytest.mark.parametrize(
    "url", ["db:6379", "http://db", "redis://", "redis://db:no", "redis:///0", "redis://d b", "redis://[::1", "unix://"]
)
def test_an_address_of_redis_that_cannot_be_read_says_what_to_do(url):
    with pytest.raises(ValueError, match=r"^REDIS_URL"):
        redis_servers(url)


@pytest.mark.parametrize("read", [mail_server, redis_servers, lambda url: database(url, "/nowhere")])
def test_no_sentence_repeats_a_password(read):
    for scheme in ("smtp", "postgres", "redis", "odd"):
        for end in ("/x@host:no/p?no=1", "@host:no/", "@h ost"):
            with pytest.raises(ValueError, match="_URL") as raised:
                read(f"{scheme}://user:geheim{end}")
            assert "geheim" not in str(raised.value)
