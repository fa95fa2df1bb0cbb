"""What is somebody's own is kept by no browser. The addresses are read from the site's own list."""

import pytest
from django.http import HttpResponse, HttpResponseNotModified
from django.urls import ResolverMatch

from coachsite.private_pages import PLACES, PrivatePagesMiddleware
from coachsite.secret_addresses import routes
from tests.coaching.website.factories import home
from tests.coachsite.test_secret_addresses import filled_in, keys_of

FILE = {"Content-Disposition": 'attachment; filename="a.pdf"', "Cache-Control": "private, no-cache"}


def private_paths():
    paths = {filled_in(route, "abcdef") for route, _name in routes() if f"/{route}".startswith(PLACES) or keys_of(route)}
    return sorted(path for path in paths if "(" not in path and "^" not in path)


@pytest.mark.walk
@pytest.mark.parametrize("person", ["visitor", "clara", "coach", "owner"])
def test_no_private_page_is_kept(person, request, client, db):
    if person != "visitor":
        client.force_login(request.getfixturevalue(person).user)
    client.raise_request_exception = False  # Wagtail has a page that fails
    kept = {path: client.get(path).get("Cache-Control", "") for path in private_paths()}
    assert len(kept) > 300
    assert [path for path, how in kept.items() if "no-store" not in how and path not in SHARED] == []


SHARED = {"/admin/jsi18n/", "/admin/sprite/"}  # scripts and signs, the same for everyone


def test_a_public_page_may_be_kept(client, db):
    home()
    for path in ("/", "/sitemap.xml", "/book/nobody/"):
        assert "no-store" not in client.get(path).get("Cache-Control", ""), path


@pytest.mark.parametrize("path", ["/me/", "/accounts/login/", "/admin/"])
@pytest.mark.parametrize("status", [200, 302, 404, 500])
def test_whatever_is_answered_there_is_kept_by_nobody(path, status, rf):
    assert "no-store" in answered(rf, path, HttpResponse(status=status))["Cache-Control"]


def test_a_file_that_a_person_saves_says_for_itself(rf):
    assert answered(rf, "/me/account/archive/1/", HttpResponse(headers=FILE))["Cache-Control"] == "private, no-cache"


def test_a_file_that_says_nothing_is_kept_by_nobody(rf):
    file = HttpResponse(headers={"Content-Disposition": FILE["Content-Disposition"]})
    assert "no-store" in answered(rf, "/me/account/archive/1/", file)["Cache-Control"]


def test_a_calendar_that_has_not_changed_is_told_so_as_before(rf):
    unchanged = HttpResponseNotModified(headers={"ETag": '"a"', "Cache-Control": "private, no-cache"})
    match = ResolverMatch(None, (), {"secret": "a"})
    assert answered(rf, "/calendar/a.ics", unchanged, match)["Cache-Control"] == "private, no-cache"


def test_a_page_behind_a_key_tells_nobody_its_address_and_forms_their_origin(client, db):
    assert client.get("/recap/abc/")["Referrer-Policy"] == "strict-origin"
    assert client.get("/accounts/login/")["Referrer-Policy"] == "same-origin"


def answered(rf, path, response, match=None):
    request = rf.get(path)
    request.resolver_match = match
    return PrivatePagesMiddleware(lambda request: response)(request)
