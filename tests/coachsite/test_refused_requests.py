"""What is too much, or can't be read: a page of ours, and nothing stored."""

import pytest
from django.test import Client
from django.urls import reverse

from coaching.autosave.models import WaitingWords
from coaching.storage import uploads
from tests.coaching.exercises.conftest import QUESTION, assignment, exercise  # noqa: F401 - fixtures
from tests.databases import is_sqlite

pytestmark = pytest.mark.services


@pytest.fixture
def address(assignment):  # noqa: F811
    return reverse("exercises:do", args=[assignment.pk])


@pytest.fixture
def here(signed_in, clara):
    browser = signed_in(clara)
    browser.raise_request_exception = False
    return browser


FIELD = f"prompt-{QUESTION}"
FORM = "application/x-www-form-urlencoded"


def too_many_fields():
    return {"data": "&".join(f"a{number}=x" for number in range(10_000)), "content_type": FORM}


def too_large_a_field():
    return {"data": f"{FIELD}=" + "x" * 10_000_000, "content_type": FORM}


def too_large_a_field_of_a_form_with_files():
    return {"data": {FIELD: "x" * 10_000_000}}


@pytest.mark.parametrize("what", [too_many_fields, too_large_a_field, too_large_a_field_of_a_form_with_files])
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_too_much_is_said_so(here, address, what, accept):
    answer = here.post(address, **what(), headers={"accept": accept})
    assert (answer.status_code, "more than we can take" in answer.content.decode()) == (413, True)


@pytest.mark.parametrize("content_type", ["multipart/form-data; boundary=", f"{FORM}; charset=utf-16"])
def test_a_form_that_is_garbled_is_said_so(here, address, content_type):
    answer = here.post(address, data=b"x", content_type=content_type)
    assert (answer.status_code, "We couldn't read that" in answer.content.decode()) == (400, True)


def test_a_request_with_files_that_is_larger_than_any_is_said_so(here, address, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_REQUEST", 1_000)
    answer = here.post(address, {FIELD: "x" * 2_000})
    assert (answer.status_code, "Press Back" in answer.content.decode()) == (413, True)


def test_another_site_puts_no_words_aside_for_a_coach_who_is_signed_out(assignment, clara):  # noqa: F811
    stranger = Client(enforce_csrf_checks=True)
    key = "00000000-0000-0000-0000-000000000077"
    for address in (reverse("desk:save_note", args=[clara.pk, key]), reverse("exercises:do", args=[assignment.pk])):
        assert stranger.post(address, {"text": "x", "text-revision": "0"}).status_code == 403
    assert WaitingWords.objects.count() == 0


def test_form_without_what_a_script_adds_is_refused_with_a_sentence(signed_in, owner):
    answer = signed_in(owner).post("/admin/snippets/coaching/exercise/add/", {"title": "Prepare"})
    assert (answer.status_code, "nothing was saved" in answer.text) == (400, True)


@pytest.mark.parametrize("where", ["http://[", "//[", "http://\u2100.example/"])
@pytest.mark.parametrize("name", ["account_login", "account_request_login_code", "account_logout", "account_reset_password"])
def test_a_next_page_that_is_no_address_is_refused_with_a_sentence(client, db, name, where):
    codes = [client.get(reverse(name), {"next": where}).status_code, client.post(reverse(name), {"next": where}).status_code]
    assert codes == [400, 400]


def test_a_number_that_no_database_takes_breaks_no_filter_of_the_admin(admin_client):
    answer = admin_client.get("/admin/pages/", {"owner": "9" * 20})
    assert answer.status_code == (400 if is_sqlite() else 200)


@pytest.mark.parametrize("count", ["\0", "²", "9" * 5000, ""])
def test_a_number_of_wagtails_own_that_is_none_is_refused_with_a_sentence(signed_in, owner, count):
    sent = {"title": "Prepare", "prompts-count": count}
    assert signed_in(owner).post("/admin/snippets/coaching/exercise/add/", sent).status_code == 400
