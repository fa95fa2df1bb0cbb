import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.booking import bookings, limits, traps
from coaching.booking.models import AppointmentType, Booking
from coaching.booking.schedule import Availability
from tests.coaching.booking import factories

ANSWERS = {"name": "Pia Berg", "email": "pia@example.org", "phone": "+49 30 1"}


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """Tests run from one address and may share a cache."""
    monkeypatch.setattr(limits, "TRIES", 10**6)


@pytest.fixture
def free(call):
    """Free times of the next weeks, by the real clock."""
    now = timezone.now()
    return Availability(call, now=now).open_slots(now + timedelta(days=2), now + timedelta(days=20))


@pytest.fixture
def month_url(call):
    return reverse("booking:month", args=[call.coach.slug, call.slug])


@pytest.fixture
def book_url(call):
    return reverse("booking:book", args=[call.coach.slug, call.slug])


@pytest.fixture
def shown(monkeypatch):
    """The stamp of a form that was shown ten seconds ago."""
    clock = traps.time.time
    monkeypatch.setattr(traps.time, "time", lambda: clock() - 10)
    stamp = traps.stamp()
    monkeypatch.undo()
    monkeypatch.setattr(limits, "TRIES", 10**6)
    return stamp


@pytest.fixture
def typed(shown, free):
    return {**ANSWERS, "shown": shown, "start": free[0].isoformat()}


def text(response):
    return unescape(response.content.decode())


def cost_of(browser, url):
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    return len(queries)


# The month


def test_each_time_is_named_with_weekday_date_time_and_zone(client, month_url, free):
    names = re.findall(r'aria-label="([^"]+ time \(\w+\))"', text(client.get(month_url)))
    assert re.fullmatch(r"\w+day, \w+ \d+, \d{4}, [\d:]+ (a|p)\.m\. New York time \(E[SD]T\)|.*noon.*", names[0])


def test_times_are_shown_in_the_zone_that_was_chosen_and_remembered(client, month_url, free):
    assert "Berlin time" in text(client.get(month_url, {"zone": "Europe/Berlin"}))
    again = text(client.get(month_url))
    assert "Berlin time" in again
    assert "Dana Reyes lives by New York time" in again


def test_a_zone_that_does_not_exist_is_not_taken(client, month_url, free):
    response = client.get(month_url, {"zone": "Mars/Base"})
    assert "New York time" in text(response)
    assert not response.cookies


@pytest.mark.parametrize(
    "query",
    [{"month": "nonsense"}, {"month": "0001-01"}, {"month": "9999-12"}, {"day": "2026-13-45"}, {"month": "2026-3", "day": "x"}],
)
def test_a_month_that_cannot_be_shown_is_another_one(client, month_url, free, query):
    assert client.get(month_url, query).status_code == 200


def test_months_end_with_the_horizon(client, month_url, call):
    assert 'rel="next"' not in text(client.get(month_url, {"month": "9000-01"}))
    assert 'rel="prev"' not in text(client.get(month_url, {"month": "1990-01"}))


def test_a_month_without_free_times_leads_to_the_next_that_has_some(client, month_url, call):
    call.minimum_notice = 45 * 24 * 60
    call.save()
    content = text(client.get(month_url))
    assert "No free time in" in content
    link = re.search(r'<a class="button button-primary" href="(\?[^"]+)">See', content)[1]
    assert "time-list" in text(client.get(month_url + link))


def test_no_free_time_at_all_says_so(client, coach):
    closed = factories.appointment_type(coach=coach)
    assert "Everything is taken for now" in text(client.get(closed.get_absolute_url()))


def test_the_page_that_brought_the_visitor_is_kept_on_every_link(client, month_url, free):
    content = text(client.get(month_url, {"from": "/articles/two-way/"}))
    links = re.findall(r'href="(\?[^"]+)"', content)
    assert links
    assert all("from=%2Farticles%2Ftwo-way%2F" in link for link in links)


@pytest.mark.parametrize("fields", [{"takes_credit": True}, {"is_active": False}, {"audience": "clients"}])
def test_what_a_visitor_may_not_book_is_not_found(client, call, fields):
    urls = [reverse(f"booking:{name}", args=[call.coach.slug, call.slug]) for name in ("month", "book")]
    AppointmentType.objects.filter(pk=call.pk).update(**fields)
    assert [client.get(url).status_code for url in urls] == [404, 404]


def test_what_is_for_clients_is_open_to_the_coachs_own(signed_in, call, clara, mallory, month_url):
    AppointmentType.objects.filter(pk=call.pk).update(audience="clients")
    assert signed_in(clara).get(month_url).status_code == 200
    assert signed_in(mallory).get(month_url).status_code == 404


def test_the_month_costs_the_same_for_many_bookings(client, call, month_url, free):
    client.get(month_url)
    factories.booking(appointment_type=call, start=free[0])
    before = cost_of(client, month_url)
    for start in free[1:4]:
        factories.booking(appointment_type=call, start=start)
    assert cost_of(client, month_url) == before <= 12


# The details


def test_the_details_say_what_it_costs_how_long_and_what_is_kept(client, book_url, free):
    content = text(client.get(book_url, {"start": free[0].isoformat()}))
    for words in ("Free, and nothing to decide", "30 minutes", "You talk, Dana listens.", "we delete it after 12 months"):
        assert words in content


@pytest.mark.parametrize("start", ["", "soon", "2026-03-03T14:00", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"])
def test_a_start_that_cannot_be_read_leads_back_to_the_month(client, book_url, month_url, start):
    assert client.get(book_url, {"start": start}).url == month_url


def test_a_time_that_is_gone_offers_others_at_once(client, book_url, free, call):
    factories.booking(appointment_type=call, start=free[0])
    content = text(client.get(book_url, {"start": free[0].isoformat()}))
    assert content.count('name="start"') == 3


def test_the_link_of_the_call_is_for_those_who_booked(client, call, book_url, typed):
    AppointmentType.objects.filter(pk=call.pk).update(place_details="https://meet.example/dana")
    assert "meet.example" not in text(client.get(book_url, {"start": typed["start"]}))
    assert "meet.example" in text(client.post(book_url, typed, follow=True))


def test_booking_ends_on_a_page_with_everything_on_it(client, book_url, typed):
    response = client.post(f"{book_url}?zone=Europe/Berlin&from=/articles/two-way/", typed, follow=True)
    made = Booking.objects.get()
    assert (made.guest_zone, made.source, made.client.phone) == ("Europe/Berlin", "/articles/two-way/", "+49 30 1")
    content = text(response)
    assert "Your time is reserved" in content
    assert "Berlin time" in content
    assert "For Dana Reyes:" in content
    assert len(mail.outbox) == 2


def test_answers_are_kept_with_their_questions(client, call, book_url, typed):
    asked = [
        factories.question(call, "Why now?", required=True),
        factories.question(call, "Where?", kind="choice", choices="here\nthere", order=1),
    ]
    answers = dict(zip([f"question_{each.pk}" for each in asked], ["Layoff", "there"], strict=True))
    client.post(book_url, {**typed, **answers})
    expected = [{"question": "Why now?", "answer": "Layoff"}, {"question": "Where?", "answer": "there"}]
    assert Booking.objects.get().answers == expected


def test_a_missing_answer_keeps_what_was_typed(client, call, book_url, typed):
    factories.question(call, "Why now?", required=True)
    response = client.post(book_url, typed)
    assert response.status_code == 422
    assert 'value="pia@example.org"' in text(response)
    assert not Booking.objects.exists()


def test_the_loser_of_a_race_keeps_every_answer_and_sees_three_times(client, call, book_url, typed, free):
    asked = factories.question(call, kind="long")
    factories.booking(appointment_type=call, start=free[0])
    response = client.post(book_url, {**typed, f"question_{asked.pk}": "A layoff"})
    content = text(response)
    assert response.status_code == 409
    assert content.count('name="start"') == 3
    assert all(words in content for words in ("A layoff", 'value="Pia Berg"', 'value="+49 30 1"'))


def test_one_of_the_three_times_is_booked_by_its_button(client, call, book_url, typed, free):
    factories.booking(appointment_type=call, start=free[0])
    content = client.post(book_url, typed).content.decode()
    offered = re.findall(r'name="start" value="([^"]+)"', content)
    client.post(book_url, {**typed, "start": offered[1]})
    assert Booking.objects.filter(start=datetime.fromisoformat(offered[1])).exists()


def test_pressing_twice_books_once(client, book_url, typed, free):
    first = client.post(book_url, typed, follow=True)
    second = client.post(book_url, {**typed, "start": free[5].isoformat()}, follow=True)
    assert Booking.objects.count() == 1
    assert first.context["booking"] == second.context["booking"]


def test_a_signed_in_client_books_as_themselves(signed_in, clara, book_url, typed):
    browser = signed_in(clara)
    assert "You book as Clara Lind" in text(browser.get(book_url, {"start": typed["start"]}))
    browser.post(book_url, typed)
    assert Booking.objects.get().client == clara


# Programs


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


def test_a_form_filled_in_under_three_seconds_is_asked_to_press_again(client, book_url, typed):
    response = client.post(book_url, {**typed, "shown": traps.stamp()})
    assert "press the button once more" in text(response)
    assert 'value="pia@example.org"' in text(response)
    assert not Booking.objects.exists()


def test_the_trap_is_out_of_everyones_way(client, book_url, free):
    content = text(client.get(book_url, {"start": free[0].isoformat()}))
    assert re.search(r'<div class="trap" aria-hidden="true">\s*<label .*\s*<input [^>]*name="website"[^>]*tabindex="-1"', content)


def test_too_many_tries_are_asked_to_wait(client, book_url, typed, monkeypatch):
    monkeypatch.setattr(limits, "TRIES", 0)
    client.defaults["REMOTE_ADDR"] = "10.9.8.7"
    assert "wait ten minutes" in text(client.post(book_url, typed))
    assert not Booking.objects.exists()


def test_one_address_holds_three_times_at_most(client, call, book_url, typed, free):
    for start in free[1:4]:
        factories.booking(appointment_type=call, start=start)
    assert "Three times are booked with this address" in text(client.post(book_url, typed))


def test_a_source_elsewhere_is_not_kept(client, book_url, typed):
    client.post(f"{book_url}?from=https://elsewhere.example/", typed)
    assert Booking.objects.get().source == ""


def test_other_zones_than_utc_in_an_address_mean_the_same_instant(client, book_url, typed, free):
    local = free[0].astimezone(UTC).isoformat().replace("+00:00", "Z")
    client.post(book_url, {**typed, "start": local})
    assert Booking.objects.get().start == free[0]


def test_a_booking_error_is_shown_in_words(client, book_url, typed, monkeypatch):
    def refuse(**kwargs):
        raise bookings.BookingError("Not today.")

    monkeypatch.setattr(bookings, "book", refuse)
    assert "Not today." in text(client.post(book_url, typed))
