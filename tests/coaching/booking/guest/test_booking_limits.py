"""Someone patient who books and books, and a class that books at once: each post waited its time and is right in itself."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from coaching.booking.guest import rate_limits
from coaching.booking.models import Booking, TimeRequest
from tests.coaching.booking import factories
from tests.coaching.booking.conftest import stamp
from tests.coaching.booking.pages import text


@pytest.fixture
def times(call):
    """Free times of the next weeks, more than anyone in these tests wants."""
    return factories.free_times(call, days=2)


def booked_by(browser, book_url, start, email, **meta):
    typed = {"name": "Pia Berg", "email": email, "shown": stamp(), "start": start.isoformat(), "one_more": "1"}
    return browser.post(book_url, typed, **meta)


def with_cookie(browser):
    """A browser that keeps the cookie which every form brings."""
    browser.get(reverse("account_login"))
    assert settings.CSRF_COOKIE_NAME in browser.cookies
    return browser


def test_a_browser_books_two_first_calls_an_hour(client, book_url, times):
    browser = with_cookie(client)
    answers = [booked_by(browser, book_url, times[i], f"pia{i}@example.org").status_code for i in range(5)]
    assert (answers, Booking.objects.count()) == ([302, 302, 429, 429, 429], 2)


def test_an_address_books_two_first_calls_an_hour_from_wherever(book_url, times):
    sent = [booked_by(Client(), book_url, times[i], "Pia@example.org", REMOTE_ADDR=f"10.0.0.{i}") for i in range(4)]
    assert ([each.status_code for each in sent], Booking.objects.count()) == ([302, 302, 429, 429], 2)


def test_a_patient_script_without_cookies_books_what_a_class_would(book_url, times):
    sent = [booked_by(Client(), book_url, times[i], f"bot{i}@example.org") for i in range(40)]
    assert [each.status_code for each in sent] == [302] * 30 + [429] * 10
    assert Booking.objects.count() == rate_limits.PER_NETWORK == 30


def test_thirty_students_of_one_class_book_from_one_network(book_url, times):
    sent = [booked_by(with_cookie(Client()), book_url, times[i], f"student{i}@college.example") for i in range(30)]
    assert [each.status_code for each in sent] == [302] * 30


def test_who_is_refused_reads_what_to_do_and_keeps_every_word(client, book_url, times):
    browser = with_cookie(client)
    for i in range(2):
        booked_by(browser, book_url, times[i], f"pia{i}@example.org")
    content = text(booked_by(browser, book_url, times[2], "third@example.org"))
    assert "press the button again in an hour, or write to us" in content
    assert 'value="third@example.org"' in content


def test_a_time_that_was_gone_is_not_counted(client, call, book_url, times):
    browser = with_cookie(client)
    factories.booking(appointment_type=call, start=times[0])
    answers = [booked_by(browser, book_url, times[0], f"pia{i}@example.org").status_code for i in range(3)]
    booked = [booked_by(browser, book_url, times[i], f"max{i}@example.org").status_code for i in (1, 2)]
    assert (answers, booked) == ([409] * 3, [302] * 2)


def test_a_client_books_as_much_as_there_is(signed_in, clara, book_url, times):
    browser = signed_in(clara)
    answers = [browser.post(book_url, {"shown": stamp(), "start": each.isoformat(), "one_more": "1"}) for each in times[:4]]
    assert [each.status_code for each in answers] == [302] * 4


def test_requests_for_another_time_are_limited_too(client, call, times):
    browser, url = with_cookie(client), reverse("booking:ask", args=[call.coach.slug, call.slug])
    for i in range(4):
        typed = {"name": "Pia", "email": f"pia{i}@example.org", "wishes": "Mornings", "zone": "Europe/Berlin", "shown": stamp()}
        browser.post(url, typed)
    assert TimeRequest.objects.count() == 2
