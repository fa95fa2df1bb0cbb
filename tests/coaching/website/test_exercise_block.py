import pytest
from django.test import Client
from django.urls import reverse

from coaching.exercises.assignments import assign
from coaching.exercises.models import Assignment
from tests import factories as people
from tests.coaching.website import factories


@pytest.fixture
def exercise(db):
    return factories.exercise(minutes=12)


@pytest.fixture
def page(holding, exercise, consultation):
    return holding("exercise", {"heading": "Try this", "exercise": exercise.pk})


@pytest.fixture
def given(exercise, clara, coach):
    return assign(exercise=exercise, clients=[clara], by=coach.user)[0]


def read(browser, page):
    return browser.get(page.get_url()).content.decode()


def signed_in_as(person):
    browser = Client()
    browser.force_login(person.user)
    return browser


def own(assignment):
    return f'href="{reverse("exercises:do", args=[assignment.pk])}"'


def test_a_visitor_reads_what_it_is_about_and_is_led_to_the_consultation(client, page, consultation):
    words = read(client, page)
    for part in (
        "Name your gifts",
        "Ten of them.",
        "About 12 minutes.",
        f'href="{consultation.get_url()}?from={page.get_url()}">Talk about it',
    ):
        assert part in words


def test_a_client_who_has_it_is_led_to_it(page, given, clara):
    assert own(given) in read(signed_in_as(clara), page)


def test_a_page_that_shows_what_a_client_has_is_kept_by_no_cache(page, given, clara, client):
    assert "no-store" in signed_in_as(clara).get(page.get_url())["Cache-Control"]
    assert "Cache-Control" not in client.get(page.get_url())


def test_another_client_is_led_to_the_consultation(page, given, coach, consultation):
    words = read(signed_in_as(people.client(coach=coach)), page)
    assert (own(given) in words, f'href="{consultation.get_url()}?from={page.get_url()}">Talk about it' in words) == (False, True)


@pytest.mark.parametrize("state", ["planned", "skipped"])
def test_what_a_client_cannot_open_is_not_led_to(page, given, clara, state):
    Assignment.objects.filter(pk=given.pk).update(state=state)
    assert own(given) not in read(signed_in_as(clara), page)


def test_of_two_the_newest_is_led_to(page, exercise, given, clara, coach):
    Assignment.objects.filter(pk=given.pk).update(state="done")
    newest = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
    assert own(newest) in read(signed_in_as(clara), page)


def test_without_a_consultation_only_its_clients_see_it(page, consultation, given, clara, client):
    consultation.unpublish()
    assert ["Name your gifts" in read(browser, page) for browser in (client, signed_in_as(clara))] == [False, True]


def test_the_exercise_of_a_module_says_what_it_practices(shown, consultation, monkeypatch):
    track = type("Track", (), {"title": "Bring value", "slug": "bring", "sign": ""})
    module = type("Module", (), {"slug": "tea", "tracks": (track,), "page_blocks": lambda: ()})
    monkeypatch.setattr("coaching.website.module_blocks.installed_modules", lambda: [module])
    made = factories.exercise(module="tea", track="bring")
    assert "Practices: Bring value." in shown("exercise", {"heading": "", "exercise": made.pk})
