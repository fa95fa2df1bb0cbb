from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from coaching.booking import bookings
from coaching.booking.busy import reading, refreshing
from coaching.booking.models import Booking, CalendarFeed
from coaching.booking.models.feed import open_feed
from tests.coaching.booking import factories


@pytest.fixture
def feed(coach):
    return open_feed(coach)


@pytest.fixture
def coming(call):
    """Pia, the day after tomorrow, with an answer."""
    start = (timezone.now() + timedelta(days=2)).replace(microsecond=0)
    answers = [{"question": "What brings you here?", "answer": "A layoff"}]
    return factories.booking(appointment_type=call, start=start, answers=answers)


def address(feed):
    return reverse("booking:feed", args=[feed.secret])


def events(client, feed):
    return Calendar.from_ical(client.get(address(feed)).content).walk("VEVENT")


def test_the_feed_holds_when_what_and_with_whom_in_utc(client, feed, coming):
    content = client.get(address(feed)).content.decode()
    assert f"DTSTART:{coming.start:%Y%m%dT%H%M%SZ}" in content
    assert f"DTEND:{coming.end:%Y%m%dT%H%M%SZ}" in content
    assert "SUMMARY:Pia Berg · Free consultation" in content
    assert "VTIMEZONE" not in content


def test_the_feed_holds_no_answers_and_no_addresses(client, feed, coming):
    content = client.get(address(feed)).content.decode()
    assert "layoff" not in content
    assert "@example.org" not in content


def test_an_event_bears_the_invitations_name_and_number(client, feed, coming):
    Booking.objects.update(sequence=3)
    (event,) = events(client, feed)
    assert (event["UID"], event["SEQUENCE"]) == (f"{coming.uid}@booking", 3)


def test_a_canceled_booking_is_gone(client, feed, coming):
    bookings.cancel(booking=coming, by="coach")
    assert events(client, feed) == []


def test_the_feed_reaches_sixty_days_back(client, feed, call):
    for days in (59, 61):
        factories.booking(appointment_type=call, start=timezone.now() - timedelta(days=days), status="held")
    assert len(events(client, feed)) == 1


def test_another_coachs_bookings_are_not_in_it(client, feed, coming, other_coach):
    theirs = factories.appointment_type(coach=other_coach)
    factories.booking(appointment_type=theirs, start=coming.start + timedelta(hours=5))
    assert len(events(client, feed)) == 1


def test_a_calendar_that_has_it_is_told_so(client, feed, coming):
    etag = client.get(address(feed))["ETag"]
    again = client.get(address(feed), headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    coming.delete()
    assert client.get(address(feed), headers={"If-None-Match": etag}).status_code == 200


def test_the_feed_is_kept_by_no_cache_and_no_search_engine(client, feed):
    response = client.get(address(feed))
    assert response["Cache-Control"] == "private, no-cache"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Content-Type"] == "text/calendar; charset=utf-8"


@pytest.mark.parametrize("secret", ["x", "a" * 43, "%00", "a" * 5000])
def test_a_wrong_secret_is_not_found(client, feed, secret):
    assert client.get(f"/calendar/{secret}.ics").status_code == 404


def test_the_secret_has_256_bits(feed):
    assert len(feed.secret) == 43


def test_the_feed_takes_nothing(client, feed):
    assert client.post(address(feed)).status_code == 405


def test_the_feed_costs_the_same_for_many(client, feed, coming, django_assert_num_queries):
    client.get(address(feed))
    for hours in (5, 10):
        factories.booking(appointment_type=coming.appointment_type, start=coming.start + timedelta(hours=hours))
    with django_assert_num_queries(3):
        client.get(address(feed))


# The coach's side


def page(browser):
    return browser.get(reverse("booking_admin:calendars")).content.decode()


def test_a_coach_makes_an_address_once(signed_in, coach):
    browser = signed_in(coach)
    assert "Make a secret address" in page(browser)
    for _ in range(2):
        browser.post(reverse("booking_admin:make_feed"))
    assert CalendarFeed.objects.get().url in page(browser)


def test_making_it_again_leaves_the_address(signed_in, coach, feed):
    signed_in(coach).post(reverse("booking_admin:make_feed"))
    assert CalendarFeed.objects.get().secret == feed.secret


def test_the_page_says_how_late_such_addresses_are_read(signed_in, coach):
    assert "Outlook takes several hours, Google up to a day" in page(signed_in(coach))


def test_resetting_asks_first_and_the_old_address_dies(signed_in, coach, feed):
    browser = signed_in(coach)
    assert b"The old one stops working at once" in browser.get(reverse("booking_admin:reset_feed")).content
    assert browser.get(address(feed)).status_code == 200
    browser.post(reverse("booking_admin:reset_feed"))
    assert browser.get(address(feed)).status_code == 404
    assert browser.get(address(CalendarFeed.objects.get())).status_code == 200


def test_another_coachs_address_is_out_of_reach(signed_in, other_coach, coach, feed):
    browser = signed_in(other_coach)
    assert browser.post(f"{reverse('booking_admin:reset_feed')}?coach={coach.slug}").status_code == 404
    assert feed.secret not in page(browser)


def test_the_own_feed_read_back_takes_no_time(client, coach, feed, coming):
    text = client.get(address(feed)).content.decode()
    since = timezone.now()
    found = reading.read(text, zone="UTC", since=since, until=since + timedelta(days=30))
    assert refreshing._own_bookings(coach.pk, {event.uid for event in found.events}) == {f"{coming.uid}@booking"}
