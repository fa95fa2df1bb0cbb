from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking, TimeRequest
from tests.coaching.booking import factories
from tests.coaching.booking.pages import cost_of, text


def ask(call, **fields):
    fields = {"name": "Pia Berg", "email": "pia@example.org", "zone": "Europe/Berlin", "wishes": "Sundays", **fields}
    key = f"key{TimeRequest.objects.count()}"
    return TimeRequest.objects.create(appointment_type=call, coach=call.coach, form_key=key, **fields)


@pytest.fixture
def asked(call):
    return ask(call)


def url(name, *args):
    return reverse(f"booking_admin:{name}", args=args)


def desk(browser):
    return text(browser.get(reverse("wagtailadmin_home")))


def test_it_arrives_on_the_desk(signed_in, coach, asked):
    assert "Sundays" in desk(signed_in(coach))


def test_the_desk_says_nothing_when_nobody_waits(signed_in, coach):
    assert "Found no time" not in desk(signed_in(coach))


def test_another_coach_does_not_see_it(signed_in, other_coach, asked):
    browser = signed_in(other_coach)
    assert "Sundays" not in desk(browser)
    assert "Sundays" not in text(browser.get(url("requests")))
    assert browser.get(url("request", asked.pk)).status_code == 404


def test_its_page_tells_wishes_and_zone(signed_in, coach, asked):
    page = text(signed_in(coach).get(url("request", asked.pk)))
    assert ("Sundays" in page, "Europe/Berlin" in page, "mailto:pia@example.org" in page) == (True, True, True)


def test_a_time_outside_the_hours_is_booked_for_them(signed_in, coach, asked):
    day = (timezone.now() + timedelta(days=5)).date()
    typed = {"start": "other", "other_date": day.isoformat(), "other_time": "20:00"}
    signed_in(coach).post(url("request", asked.pk), typed)
    asked.refresh_from_db()
    assert asked.booking == Booking.objects.get()
    assert asked.answered_at is not None
    assert (asked.booking.guest_name, asked.booking.guest_zone) == ("Pia Berg", "Europe/Berlin")
    assert ["pia@example.org"] in [each.to for each in mail.outbox]


def test_a_taken_time_answers_nothing(signed_in, coach, call, asked, free):
    factories.booking(appointment_type=call, start=free[0])
    answer = signed_in(coach).post(url("request", asked.pk), {"start": free[0].isoformat()})
    asked.refresh_from_db()
    assert (answer.status_code, asked.answered_at) == (422, None)


def test_a_request_books_one_time_only(signed_in, coach, asked, free):
    browser = signed_in(coach)
    for start in free[:2]:
        browser.post(url("request", asked.pk), {"start": start.isoformat()})
    assert Booking.objects.count() == 1


def test_it_is_marked_as_answered(signed_in, coach, asked):
    browser = signed_in(coach)
    browser.post(url("answered", asked.pk))
    assert "Sundays" not in text(browser.get(url("requests")))
    assert "Sundays" in text(browser.get(url("requests"), {"answered": 1}))


@pytest.mark.parametrize("name", ["booking_admin:requests", "wagtailadmin_home"])
def test_it_costs_the_same_for_many(signed_in, coach, call, asked, name):
    browser = signed_in(coach)
    one = cost_of(browser, reverse(name))
    for _ in range(2):
        ask(call)
    assert cost_of(browser, reverse(name)) == one


def test_a_time_booked_again_by_back_leads_to_the_one_booking(signed_in, coach, call, asked, free):
    browser = signed_in(coach)
    answers = [browser.post(url("request", asked.pk), {"start": start.isoformat()}) for start in free[:2]]
    assert [answer.url for answer in answers] == [url("booking", Booking.objects.get().pk)] * 2
    assert "A time is already booked for them" in text(browser.get(answers[1].url))
