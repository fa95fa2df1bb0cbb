"""Programs by the hundred: none of them books anything. The control books, so the forms are right but for one thing."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from coaching.booking.guest import antispam, rate_limits
from coaching.booking.models import Booking, TimeRequest
from tests.coaching.booking import factories
from tests.coaching.booking.conftest import stamp
from tests.coaching.booking.pages import text

HUNDRED = range(100)


def post_each(client, url, typed, free, **change):
    """A hundred posts, each for another time and from another mail address."""
    for number in HUNDRED:
        words = {**typed, "email": f"bot{number}@example.org", "start": free[number % len(free)].isoformat()}
        words |= {name: value() if callable(value) else value for name, value in change.items()}
        assert client.post(url, words).status_code in {302, 422}


def test_a_form_filled_in_slowly_enough_books(client, book_url, typed):
    client.post(book_url, typed)
    assert Booking.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"shown": ""},
        {"shown": "made-up"},
        {"shown": lambda: stamp(antispam.MAX_SECONDS + 60)},
        {"shown": lambda: stamp(antispam.MIN_SECONDS - 2)},
        {"website": "https://spam.example"},
    ],
    ids=["never fetched", "made up", "from yesterday", "within three seconds", "the hidden field filled in"],
)
def test_a_hundred_scripted_posts_book_nothing(client, book_url, typed, free, change):
    with time_machine.travel(timezone.now(), tick=False):  # however slow the machine is
        post_each(client, book_url, typed, free, **change)
    assert Booking.objects.count() == 0


def test_a_form_replayed_a_hundred_times_has_booked_once(client, book_url, typed, free):
    client.post(book_url, typed)
    first = Booking.objects.get()
    post_each(client, book_url, typed, free)
    assert Booking.objects.get() == first


def test_a_form_replayed_a_hundred_times_asks_once(client, call, typed, free):
    url = reverse("booking:ask", args=[call.coach.slug, call.slug])
    post_each(client, url, {**typed, "wishes": "Mornings", "zone": "Europe/Berlin"}, free)
    assert TimeRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"website": "https://spam.example"}, "could not be sent"),
        ({"shown": ""}, "very quick"),
        ({"shown": "made-up"}, "very quick"),
    ],
)
def test_a_program_books_nothing(client, book_url, typed, change, words):
    response = client.post(book_url, {**typed, **change})
    assert words in text(response)
    assert not Booking.objects.exists()


def test_a_form_filled_in_under_three_seconds_is_asked_to_press_again(client, book_url, typed, monkeypatch):
    monkeypatch.setattr(antispam, "MIN_SECONDS", 60)  # a busy machine takes three seconds to answer
    response = client.post(book_url, {**typed, "shown": antispam.stamp()})
    assert "press the button again" in text(response)
    assert 'value="pia@example.org"' in text(response)
    assert not Booking.objects.exists()


def test_the_trap_is_out_of_everyones_way(client, book_url, free):
    content = text(client.get(book_url, {"start": free[0].isoformat()}))
    assert re.search(r'<div class="trap" aria-hidden="true">\s*<label .*\s*<input [^>]*name="website"[^>]*tabindex="-1"', content)


def test_too_many_tries_are_asked_to_wait(client, book_url, typed, monkeypatch):
    monkeypatch.setattr(rate_limits, "TRIES", 0)
    client.defaults["REMOTE_ADDR"] = "10.9.8.7"
    assert "wait ten minutes" in text(client.post(book_url, typed))
    assert not Booking.objects.exists()


def test_one_address_holds_three_times_at_most(client, call, book_url, typed, free):
    for start in free[1:4]:
        factories.booking(appointment_type=call, start=start)
    assert "Three times are already booked with this address" in text(client.post(book_url, typed))
