"""Redis killed and back while people are at it: nothing is lost, and what is counted stays counted."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from coaching.booking.guest import rate_limits
from coaching.booking.models import Booking
from coaching.exercises.assignments import assign
from tests.coaching.booking.conftest import book_url, call, free, shown, typed  # noqa: F401 - fixtures
from tests.redis import cache_at, pass_time, redis  # noqa: F401 - fixtures
from tests.worlds import exercise_with_a_question


@pytest.fixture(autouse=True)
def _cache(cache_at, redis):  # noqa: F811
    cache_at(redis.url)


@pytest.fixture
def outage(redis, pass_time):  # noqa: F811
    """`outage()` yields "before", "meanwhile" with Redis killed, and "after" with it back."""

    def times():
        yield "before"
        redis.kill()
        yield "meanwhile"
        redis.start()
        pass_time()
        yield "after"

    return times


def test_a_client_writes_and_a_guest_books(outage, clara, coach, book_url, typed, free):  # noqa: F811
    exercise, prompt = exercise_with_a_question()
    assignment = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
    mail.outbox.clear()
    writer, guest = Client(), Client()
    writer.force_login(clara.user)
    address = reverse("exercises:autosave", args=[assignment.pk, prompt])
    for revision, when in enumerate(outage()):
        saved = writer.post(address, {"value": f"Words {when}", "revision": revision})
        assert (saved.status_code, saved.json()["revision"]) == (200, revision + 1)
        assert writer.get(reverse("exercises:do", args=[assignment.pk])).status_code == 200
        assert guest.get(book_url, {"start": free[revision].isoformat()}).status_code == 200
        if when == "meanwhile":
            assert guest.post(book_url, typed, follow=True).status_code == 200
    assert assignment.answers.get().value == "Words after"
    assert Booking.objects.get().start == free[0]
    assert len(mail.outbox) == 2


def test_the_same_form_is_counted_through_it(outage, client, book_url, typed, monkeypatch):  # noqa: F811
    monkeypatch.setattr(rate_limits, "TRIES", 5)
    answers = [
        "Too many tries" in client.post(book_url, {**typed, "name": ""}).content.decode()
        for _when in outage()
        for _try in range(2)
    ]
    assert answers == [False] * 5 + [True]


def test_tries_to_sign_in_are_counted_through_it(outage, client, clara, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "5/m/ip"}
    wrong = {"login": clara.email, "password": "wrong"}
    codes = [client.post(reverse("account_login"), wrong).status_code for _when in outage() for _try in range(2)]
    assert codes == [200] * 5 + [429]


def test_what_an_editor_changed_meanwhile_is_what_visitors_get(redis, pass_time, db):  # noqa: F811
    before = Site.get_site_root_paths()
    new = Page.get_first_root_node().add_child(title="New", slug="new")
    redis.freeze()
    site = Site.objects.get(is_default_site=True)
    site.root_page = new
    site.save()
    meanwhile = Site.get_site_root_paths()
    redis.thaw()
    pass_time()
    assert Site.get_site_root_paths() == meanwhile != before
    assert redis.knows("wagtail_site_root_paths")
