from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.practice.days import start_of, today
from tests.coaching.booking import factories
from tests.coaching.booking.pages import cost_of, text

ZONE = "America/New_York"


@pytest.fixture
def day():
    """A working day in two or three weeks, by Dana's clock."""
    found = today(timezone.now(), ZONE) + timedelta(days=14)
    return found + timedelta(days=(7 - found.weekday()) % 7)


@pytest.fixture
def booked(call, day):
    """Pia, at 10 on that day."""
    return factories.booking(appointment_type=call, start=start_of(day, ZONE) + timedelta(hours=10))


def url(name, **query):
    return reverse(f"booking_admin:{name}", query=query)


def change(browser, action, **typed):
    return browser.post(url("dates"), {"action": action, **typed})


def days_of(coach):
    return {each.date: [(row.start, row.end) for row in each.hours.all()] for each in coach.date_overrides.all()}


def test_a_holiday_closes_each_of_its_days(signed_in, coach, day):
    change(signed_in(coach), "close", first=day, last=day + timedelta(days=2))
    assert days_of(coach) == {day + timedelta(days=number): [] for number in range(3)}


def test_ticked_days_get_hours_of_their_own(signed_in, coach, day):
    other = day + timedelta(days=3)
    change(signed_in(coach), "hours", day=[day, other], hours="9-10, 14-24:00")
    assert days_of(coach) == {day: [(540, 600), (840, 1440)], other: [(540, 600), (840, 1440)]}


@pytest.mark.at(datetime(2027, 3, 1, 15, tzinfo=UTC))
def test_hours_in_the_hour_that_clocks_skip_are_refused(signed_in, coach):
    answer = change(signed_in(coach), "hours", first="2027-03-13", last="2027-03-15", hours="2:30 a.m.-9 a.m.")
    assert "There is no 2:30 a.m. on March 14, 2027" in text(answer)
    assert days_of(coach) == {}


def test_a_range_follows_the_week_again(signed_in, coach, day):
    browser = signed_in(coach)
    change(browser, "close", first=day, last=day + timedelta(days=2))
    change(browser, "week", first=day, last=day + timedelta(days=1))
    assert list(days_of(coach)) == [day + timedelta(days=2)]


def test_a_day_shows_hours_and_bookings(signed_in, coach, booked, day):
    page = text(signed_in(coach).get(url("dates", month=f"{day:%Y-%m}")))
    assert f"{day:%B} {day.day}, 09:00–17:00, 1 booking" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"action": "close"}, "Select the days you mean"),
        ({"action": "close", "first": "2020-01-01"}, "days can't be changed"),
        ({"action": "close", "day": ["2020-01-01"]}, "days can't be changed"),
        ({"action": "close", "day": ["someday"]}, ""),
        ({"action": "close", "first": "2099-07-03", "last": "2099-07-01"}, "on or after the first"),
        ({"action": "close", "first": "2099-07-03", "last": "2199-07-01"}, "within a year"),
        ({"action": "close", "last": "2099-07-01"}, "Write the first day too"),
        ({"action": "hours", "first": "2099-07-01", "hours": "late"}, "can't be read"),
        ({"action": "hours", "first": "2099-07-01", "hours": ""}, "Write the hours"),
        ({"action": "close", "first": "9999-12-31"}, "more than ten years from now"),
        ({"action": "burn", "first": "2099-07-01"}, ""),
    ],
)
def test_what_cannot_be_meant_gets_a_sentence(signed_in, coach, typed, words):
    answer = signed_in(coach).post(url("dates"), typed)
    assert (answer.status_code, words in text(answer)) == (422, True)
    assert days_of(coach) == {}


def test_a_holiday_over_bookings_lists_them_and_leaves_them(signed_in, coach, booked, day):
    answer = change(signed_in(coach), "close", first=day)
    assert answer.url == url("away", coach=coach.slug, first=day, last=day)
    assert "Pia Berg" in text(signed_in(coach).get(answer.url))
    assert Booking.objects.get().status == "booked"


def test_other_hours_list_only_what_they_no_longer_hold(signed_in, coach, call, booked, day):
    factories.booking(appointment_type=call, start=booked.start + timedelta(hours=4), guest_name="Tom Sand")
    answer = change(signed_in(coach), "hours", first=day, hours="9-12")
    page = text(signed_in(coach).get(answer.url))
    assert ("Tom Sand" in page, "Pia Berg" in page) == (True, False)


def test_each_guest_is_asked_once_with_a_link_and_a_word(signed_in, coach, booked, day, django_capture_on_commit_callbacks):
    browser = signed_in(coach)
    to = change(browser, "close", first=day).url
    for _ in range(2):
        browser.post(to, {"booking": [booked.pk], "word": "I am at my sister's wedding."})
    (asked,) = [each for each in mail.outbox if each.to == ["pia@example.org"]]
    assert "I am at my sister's wedding." in asked.body
    assert "/move/" in asked.body
    assert "was asked to move" in text(browser.get(to))
    assert Booking.objects.get().start == booked.start


def test_whoever_is_not_ticked_is_not_mailed(signed_in, coach, booked, day):
    browser = signed_in(coach)
    browser.post(change(browser, "close", first=day).url, {"word": "Sorry"})
    assert mail.outbox == []


def test_nobody_else_can_be_mailed(signed_in, coach, call, booked, day):
    elsewhere = factories.booking(appointment_type=call, start=booked.start + timedelta(days=3))
    browser = signed_in(coach)
    answer = browser.post(change(browser, "close", first=day).url, {"booking": [elsewhere.pk]})
    assert (answer.status_code, mail.outbox) == (422, [])


@pytest.mark.parametrize("name", ["dates", "away"])
def test_another_coachs_days_are_not_found(signed_in, coach, other_coach, name):
    assert signed_in(coach).get(url(name, coach=other_coach.slug)).status_code == 404


@pytest.mark.parametrize(
    "query", [{"month": "soon"}, {"month": "0001-01"}, {"month": "9999-12"}, {"first": "x", "last": "9999-12-31"}]
)
@pytest.mark.parametrize("name", ["dates", "away"])
def test_an_address_that_says_nothing_shows_this_month(signed_in, coach, name, query):
    assert signed_in(coach).get(url(name, **query)).status_code == 200


@pytest.mark.parametrize("name", ["dates", "away"])
def test_it_costs_the_same_for_many(signed_in, coach, call, booked, day, name):
    browser = signed_in(coach)
    change(browser, "close", first=day, last=day + timedelta(days=20))
    address = url(name, first=day, last=day + timedelta(days=20), month=f"{day:%Y-%m}")
    costs = [cost_of(browser, address)]
    for number in (1, 2):
        factories.booking(appointment_type=call, start=booked.start + timedelta(days=number))
    assert [*costs, cost_of(browser, address)] == costs * 2


def test_days_are_counted_by_the_coachs_clock(signed_in, coach, call, day):
    late = datetime(day.year, day.month, day.day, 23, 0, tzinfo=ZoneInfo(ZONE))
    factories.booking(appointment_type=call, start=late)
    page = text(signed_in(coach).get(url("dates", month=f"{day:%Y-%m}")))
    assert f"{day:%B} {day.day}, 09:00–17:00, 1 booking" in page
