"""What pages that save by themselves hear when their person is signed out: never a sign-in page with 200."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect
from django.urls import reverse

from coaching.exercises.models import Answer
from coaching.people.models import Note
from coachsite.middleware import AutosaveMiddleware
from tests.coaching.exercises.conftest import QUESTION, assignment, exercise, hand_in  # noqa: F401 - fixtures

JSON = {"accept": "application/json"}


@pytest.fixture
def addresses(clara, assignment):  # noqa: F811
    """Where words are saved as they are typed."""
    return {
        "answer": reverse("exercises:autosave", args=[assignment.pk, QUESTION]),
        "note": reverse("desk:autosave_note", args=[clara.pk, uuid4()]),
        "comment": reverse("exercises_admin:comment", args=[hand_in(assignment).pk, QUESTION]),
    }


@pytest.mark.parametrize("name", ["answer", "note", "comment"])
def test_a_save_without_a_session_is_401_with_a_sentence(client, addresses, name):
    answer = client.post(addresses[name], {"value": "Words", "revision": "0"}, headers=JSON)
    assert (answer.status_code, "signed out" in answer.json()["error"]) == (401, True)


def test_a_save_of_someone_elses_page_is_401_and_stores_nothing(signed_in, addresses, coach, owner):
    headers = {**JSON, "x-person": str(coach.user.pk)}
    assert signed_in(owner).post(addresses["note"], {"value": "Words", "revision": "0"}, headers=headers).status_code == 401
    assert Note.objects.count() == 0


def test_a_save_of_the_same_person_is_stored(signed_in, addresses, coach):
    headers = {**JSON, "x-person": str(coach.user.pk)}
    answer = signed_in(coach).post(addresses["note"], {"value": "Words", "revision": "0"}, headers=headers)
    assert (answer.status_code, answer.json(), Note.objects.get().text) == (200, {"revision": 1}, "Words")


def test_a_page_still_leads_to_the_sign_in_page(client, addresses):
    assert client.post(addresses["answer"], {"value": "Words"}).url.startswith("/accounts/login/")
    assert Answer.objects.filter(value="Words").count() == 0


def test_what_was_sent_signed_out_leads_back_to_the_page_it_came_from(client, db):
    page = f"http://testserver{reverse('client_area:preferences')}?x=1"
    answer = client.post(reverse("client_area:quiet_week"), headers={"referer": page})
    assert answer.url == "/accounts/login/?next=/me/preferences/%3Fx%3D1"
    assert "You were signed out, so that was not sent." in client.get(answer.url).content.decode()


def test_a_step_of_signing_in_that_begins_anew_is_led_where_it_says(rf):
    request = rf.post("/accounts/password/reset/", headers={"referer": "http://testserver/me/"})
    request.user = AnonymousUser()
    assert AutosaveMiddleware(lambda request: redirect("account_login"))(request).url == "/accounts/login/"


def test_a_page_of_another_site_is_not_led_back_to(client, db):
    answer = client.post(reverse("client_area:quiet_week"), headers={"referer": "https://evil.example/page"})
    assert answer.url == f"/accounts/login/?next={reverse('client_area:quiet_week')}"


def test_pages_of_a_client_leave_no_copy_in_the_browser(signed_in, clara, assignment):  # noqa: F811
    answer = signed_in(clara).get(reverse("exercises:do", args=[assignment.pk]))
    assert "no-store" in answer["Cache-Control"]
