"""Addresses that are keys stay out of the log, whoever writes it."""

import logging
import re
import shutil
import sys
import time
from urllib.parse import quote, urlencode

import pytest
from django.urls import resolve, reverse

from coachsite import secret_addresses
from coachsite.log_format import LineFormatter, RequestFormatter
from coachsite.secret_addresses import VARIABLE, is_secret, routes, without_secrets
from tests.databases import migrated
from tests.gunicorn import Gunicorn
from tests.test_imports import ROOT

KEY = "Xq7:1wPz9K:sEcReT"
SIGNED = "WzEsIDJd:1wPz9K:" + "u" * 43
# What else varies in addresses. Something new is decided here: it opens nothing, or coachsite/secret_addresses.py learns of it.
OPEN = {
    *("coach", "digest", "fmt", "kind", "module", "name", "part", "prompt", "prompt_id", "slug", "track", "which", "zone"),
    "sealed",  # the title of a public page, for its picture
    # Wagtail's
    *("action", "action_name", "app_label", "app_name", "content_type_app_name", "content_type_model_name", "filter_spec"),
    *("model_name", "object_id", "pk", "revision_id_a", "revision_id_b", "uidb64"),
}


def with_keys():
    return sorted({route for route, name in routes() if name not in secret_addresses.NOT_SECRET and keys_of(route)})


def keys_of(route):
    return secret_addresses.SECRET_PARTS & set(VARIABLE.findall(route))


def filled_in(route, key=KEY):
    return "/" + VARIABLE.sub(lambda part: key if part[1] in secret_addresses.SECRET_PARTS else "7", route)


def test_the_site_has_addresses_with_keys():
    assert {"invitation/<str:token>/", "calendar/<slug:secret>.ics", "recap/<str:token>/"} <= set(with_keys())


@pytest.mark.parametrize("route", with_keys())
def test_a_key_is_in_no_line(route):
    path = filled_in(route)
    lines = [
        f"Not Found: {path}",
        f'127.0.0.1 - - [29/Nov/2026] "GET {path}?x=1 HTTP/1.1" 200 "https://practice.example{path}" "Firefox"',
        f"/accounts/login/?next={quote(path)}",
        f"/accounts/login/?{urlencode({'next': path})}",
        f"/accounts/login/?{urlencode({'next': f'https://practice.example{path}'})}",
        f"Not Found: {path.rstrip('/')}",
        f"Not Found: {path.upper()}",
    ]
    written = without_secrets("\n".join(lines))
    assert written.count("[secret]") >= len(lines)
    assert not re.search("secret(?!])", written, re.IGNORECASE)


def test_what_varies_in_addresses_is_secret_or_known_to_open_nothing():
    varies = {(part, route) for route, name in routes() for part in VARIABLE.findall(re.sub("<int:.*?>", "", route))}
    known = OPEN | secret_addresses.SECRET_PARTS
    assert sorted(each for each in varies if each[0] not in known) == []


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("/me/packages/thanks/?session=cs_test_a1B2", "/me/packages/thanks/?session=[secret]"),
        ("No such session: cs_live_a1B2", "No such session: [secret]"),
        (f"Reverse for 'x' with arguments ('{SIGNED}',)", "Reverse for 'x' with arguments ('[secret]',)"),
        ("/book/dana/intro-0123456789abcdef/details/", "/book/dana/intro-[secret]/details/"),
        ("/book/dana/intro-call/", "/book/dana/intro-call/"),
        ("/admin/calendar/hours/", "/admin/calendar/hours/"),
        ("/me/networking/people/3/", "/me/networking/people/3/"),
        ("at 12:30:45 and 12:30", "at 12:30:45 and 12:30"),
        (
            '"GET /admin/clients/7/?q=panic+M%C3%BCller%22&page=2 HTTP/1.1"',
            '"GET /admin/clients/7/?q=[secret]%22&page=2 HTTP/1.1"',
        ),
        ("/me/networking/?list=later&q=Eva%20%C3%96&x=1", "/me/networking/?list=later&q=[secret]&x=1"),
        ("/accounts/login/?next=%2Fme%2F%3Fq%3DEva%26page%3D2", "/accounts/login/?next=%2Fme%2F%3Fq%3D[secret]%26page%3D2"),
        ("/consultation/?faq=2", "/consultation/?faq=2"),
    ],
)
def test_a_line_keeps_all_but_keys(line, written):
    assert without_secrets(line) == written


def test_every_search_is_known_as_one():
    pages = [path.read_text() for path in ROOT.rglob("templates/**/*.html")]
    fields = [tag for page in pages for tag in re.findall('<input[^>]*type="search"[^>]*>', page)]
    assert {name for tag in fields for name in re.findall(' name="(.*?)"', tag)} == set(secret_addresses.SEARCHES)


def test_addresses_with_keys_are_known_as_such():
    found = {path: is_secret(resolve(path)) for path in (filled_in("recap/<str:token>/"), "/me/", "/book/dana/call/")}
    assert list(found.values()) == [True, False, False]


def test_the_number_of_a_note_is_no_key():
    assert not is_secret(resolve(reverse("desk:save_note", args=[1, "00000000-0000-0000-0000-000000000077"])))


def test_a_list_of_addresses_that_is_still_being_read_holds_up_no_line(monkeypatch):
    def breaks():
        raise AttributeError

    monkeypatch.setattr(secret_addresses, "_patterns", breaks)
    assert without_secrets(f"Reading {SIGNED}") == "Reading [secret]"


@pytest.mark.parametrize("formatter", [LineFormatter(), RequestFormatter("{message}", style="{")])
def test_a_traceback_has_no_key_either(formatter):
    try:
        raise ValueError(f"GET /booking/{KEY}/")
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Error: %s", (f"/stay/{KEY}/",), sys.exc_info())
    assert KEY not in formatter.format(record)


def test_gunicorn_writes_no_key(tmp_path):
    database = f"sqlite:///{shutil.copy(migrated(), tmp_path / 'db.sqlite3')}"
    arguments = "--access-logfile - --log-level debug"
    with Gunicorn(tmp_path, database, GUNICORN_CMD_ARGS=arguments, LOG_LEVEL="INFO") as site:
        paths = [filled_in(route) for route in with_keys()]
        for path in paths:
            site.get(path, Referer=f"{site.url}{path}")
            site.get(path, "POST", "a=b", Referer=f"{site.url}{path}", Content_Type="application/x-www-form-urlencoded")
        site.get("/me/packages/thanks/?session=cs_test_sEcReT")
        site.get(f"/nowhere/?next={quote(paths[0])}")
    log = (tmp_path / "gunicorn.log").read_text()
    assert "Not Found: /recap/[secret]/" in log
    assert "Forbidden (CSRF cookie not set.): /recap/[secret]/" in log
    assert log.count('"GET /') >= len(paths)
    assert re.findall(".*sEcReT.*", log) == []


def test_one_very_long_word_takes_no_time():
    """Squared, this length would be minutes."""
    began = time.process_time()
    assert without_secrets("a" * 200_000) == "a" * 200_000
    assert time.process_time() - began < 10


def test_codes_of_letters_that_need_none_hide_no_key():
    assert without_secrets("GET /%62ooking/12%3Aabc/ and /booking/12:abc/") == "GET /booking/[secret]/ and /booking/[secret]/"
