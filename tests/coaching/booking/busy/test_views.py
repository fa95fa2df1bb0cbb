import time
from datetime import timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.booking.busy import refreshing
from coaching.booking.models import BusyCalendar
from tests import factories as people
from tests.coaching.booking.busy import files
from tests.coaching.booking.busy.servers import dripping_body


def url(name, *args):
    return reverse(f"booking_admin:{name}", args=args)


def stamp(at):
    return f"{at:%Y%m%dT%H%M%SZ}"


@pytest.fixture
def tomorrow():
    """A calendar with an hour tomorrow and one the day after."""
    days = (timezone.now() + timedelta(days=number) for number in (1, 2))
    return files.calendar(*(files.event(stamp(day), stamp(day + timedelta(hours=1))) for day in days))


@pytest.fixture
def calendar(coach, server, tomorrow):
    return refreshing.add(coach=coach, name="At the college", url=server.gives(tomorrow, "/very-secret.ics"))


def said(response):
    return [str(each) for each in get_messages(response.wsgi_request)]


def page(browser, **query):
    return unescape(browser.get(url("calendars"), query).content.decode())


def test_adding_a_calendar_says_what_is_in_it(signed_in, coach, server, tomorrow):
    response = signed_in(coach).post(url("calendars"), {"url": server.gives(tomorrow), "name": "Home"})
    assert response.status_code == 302
    assert said(response)[0].startswith("Home: 2 busy times in the next 60 days, the next on ")


def test_adding_an_empty_calendar_asks_whether_it_is_the_right_one(signed_in, coach, server):
    response = signed_in(coach).post(url("calendars"), {"url": server.gives(files.calendar())})
    assert said(response) == [
        "127.0.0.1: We can read it, but nothing in it blocks any time in the next 60 days. Is it the right one?"
    ]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [("<html>", 200, "shows a web page"), ("", 404, "no longer a calendar at this address"), ("", 401, "asks for a password")],
)
def test_a_wrong_address_says_what_to_do_and_keeps_what_was_typed(signed_in, coach, server, body, status, words):
    address = server.gives(body, status=status)
    content = signed_in(coach).post(url("calendars"), {"url": address, "name": "Home"}).content.decode()
    assert words in unescape(content)
    assert f'value="{address}"' in content
    assert 'value="Home"' in content
    assert not BusyCalendar.objects.exists()


def test_a_click_waits_for_no_calendar_longer_than_it_must(signed_in, coach, calendar, server, monkeypatch):
    monkeypatch.setattr(refreshing, "CLICK", 0.3)
    began = time.monotonic()
    added = signed_in(coach).post(url("calendars"), {"url": server.does(dripping_body, "/endless.ics")})
    server.does(dripping_body, "/very-secret.ics")
    read = signed_in(coach).post(url("read_calendar", calendar.pk))
    assert "takes too long to answer" in unescape(added.content.decode())
    assert said(read)[0].startswith("At the college: The calendar's server takes too long")
    assert time.monotonic() - began < 4


def test_a_calendar_is_added_once(signed_in, coach, calendar):
    content = signed_in(coach).post(url("calendars"), {"url": calendar.url}).content
    assert b"is already on your list" in content


def test_there_is_an_end_to_calendars(signed_in, coach):
    BusyCalendar.objects.bulk_create(BusyCalendar(coach=coach, name="X", url=str(number)) for number in range(20))
    assert b"Remove one before you add another" in signed_in(coach).post(url("calendars"), {"url": "https://x.example/"}).content


def test_the_list_says_what_a_calendar_takes_and_never_its_address(signed_in, coach, calendar):
    content = page(signed_in(coach))
    assert "At the college" in content
    assert "2 busy hours ahead" in content
    assert "127.0.0.1" in content
    assert "very-secret" not in content


def test_no_page_nor_message_shows_the_address(signed_in, coach, calendar, server):
    browser = signed_in(coach)
    server.gives("", "/very-secret.ics", status=500)
    answers = [browser.post(url("read_calendar", calendar.pk), follow=True), browser.get(url("remove_calendar", calendar.pk))]
    assert [b"very-secret" in each.content for each in answers] == [False, False]
    assert "very-secret" not in f"{calendar} {calendar!r}"


def test_the_list_says_since_when_a_calendar_fails_and_what_to_do(signed_in, coach, calendar, server):
    server.gives("", "/very-secret.ics", status=404)
    browser = signed_in(coach)
    response = browser.post(url("read_calendar", calendar.pk))
    assert said(response) == [
        "At the college: There is no longer a calendar at this address. Copy the secret address again and add it."
    ]
    assert "It has not been readable" in page(browser)
    assert "the last good copy counts" in page(browser)


def test_reading_now_says_what_was_found(signed_in, coach, calendar):
    assert said(signed_in(coach).post(url("read_calendar", calendar.pk)))[0].startswith("At the college: 2 busy times")


def test_removing_asks_first(signed_in, coach, calendar):
    browser = signed_in(coach)
    assert b"can be booked right away" in browser.get(url("remove_calendar", calendar.pk)).content
    assert BusyCalendar.objects.exists()
    browser.post(url("remove_calendar", calendar.pk))
    assert not BusyCalendar.objects.exists()


def test_reading_is_no_matter_of_looking(signed_in, coach, calendar):
    assert signed_in(coach).get(url("read_calendar", calendar.pk)).status_code == 405


@pytest.mark.parametrize("name", ["read_calendar", "remove_calendar"])
def test_another_coachs_calendar_is_not_found(signed_in, other_coach, calendar, name):
    assert signed_in(other_coach).post(url(name, calendar.pk)).status_code == 404
    assert BusyCalendar.objects.exists()


def test_a_coach_sees_the_own_calendars_and_meets_no_picker(signed_in, other_coach, calendar):
    content = page(signed_in(other_coach))
    assert "At the college" not in content
    assert "Whose calendar" not in content
    assert "None yet" in content


def test_the_owner_looks_after_each_coachs_calendars(signed_in, owner, coach, calendar):
    browser = signed_in(owner)
    assert "At the college" not in page(browser)
    assert "At the college" in page(browser, coach=coach.slug)


def test_the_list_costs_the_same_for_many(signed_in, coach, calendar, tomorrow, server):
    browser = signed_in(coach)
    page(browser)
    costs = [cost_of(browser)]
    for number in range(2):
        refreshing.add(coach=coach, url=server.gives(tomorrow, f"/{number}"))
    assert [*costs, cost_of(browser)] == costs * 2


def cost_of(browser):
    with CaptureQueriesContext(connection) as queries:
        page(browser)
    return len(queries)


# What was not understood


def of_unknown_zone(day, name="Middle Earth"):
    return files.event(f";TZID={name}:{day:%Y%m%d}T100000", f";TZID={name}:{day:%Y%m%d}T110000", "SUMMARY:Biopsy")


@pytest.fixture
def unsure(coach, server):
    """A calendar with four entries in a zone that nobody knows, and one without a start."""
    days = (timezone.now() + timedelta(days=number) for number in range(2, 6))
    body = files.calendar(*(of_unknown_zone(day) for day in days), ["BEGIN:VEVENT", "UID:x", "END:VEVENT"])
    return refreshing.add(coach=coach, name="Home", url=server.gives(body, ETag='"1"'))


def test_the_list_names_what_was_not_read_for_sure_by_its_time(signed_in, coach, unsure):
    content, day = page(signed_in(coach)), timezone.now() + timedelta(days=2)
    assert "We're not sure that we read 4 entries correctly." in content
    assert f"10 a.m., {day:%A}, {day:%B} {day.day}, {day.year}: we don't know the time zone “Middle Earth”" in content
    assert "And 1 more." in content
    assert "Biopsy" not in content


def spoken_hour(day):
    """11 p.m. in Tokyo, in New York."""
    at = day.replace(hour=14, minute=0).astimezone(ZoneInfo("America/New_York"))
    return f"{at.hour} a.m. New York time ({at:%Z})"


def test_the_list_says_what_was_not_read_at_all(signed_in, coach, unsure):
    content = page(signed_in(coach))
    assert "We can't read 1 entry at all, so it blocks no time:" in content
    assert "Entry number 5 in the file: it has no start that is a date." in content


def test_a_series_that_blocks_nothing_now_is_told_loudly(signed_in, coach, server):
    series = files.event("20200107T150000Z", None, "DURATION:PT1H", "RRULE:FREQ=MINUTELY;BYDAY=TU;BYHOUR=9")
    refreshing.add(coach=coach, name="Home", url=server.gives(files.calendar(series)))
    content = page(signed_in(coach))
    assert "Time that you may think is blocked can be booked." in content
    assert "Tuesday, January 7, 2020, 10 a.m. New York time (EST): a series that began then." in content
    assert "We're not sure" not in content


def test_an_entry_that_takes_time_is_named_by_the_coachs_clock(signed_in, coach, server):
    day = timezone.now() + timedelta(days=30)
    entry = files.event(f";TZID=Asia/Tokyo:{day:%Y%m%d}T230000", ";TZID=Asia/Tokyo:99")
    refreshing.add(coach=coach, name="Home", url=server.gives(files.calendar(entry)))
    assert f"{day:%A, %B} {day.day}, {day.year}, {spoken_hour(day)}: its end makes no sense" in page(signed_in(coach))


def test_adding_what_cannot_be_read_says_so(signed_in, coach, server):
    broken = files.calendar(["BEGIN:VEVENT", "UID:x", "DTSTART:20260230", "END:VEVENT"])
    response = signed_in(coach).post(url("calendars"), {"url": server.gives(broken), "name": "Home"})
    assert said(response) == [
        "Home: Nothing in it blocks any time in the next 60 days, but we can't read all of its entries: see below."
    ]


def test_what_was_not_understood_stays_told_while_nothing_changes(signed_in, coach, unsure, server):
    browser = signed_in(coach)
    for _ in range(2):
        browser.post(url("read_calendar", unsure.pk))
    assert server.asked[-1][1]["If-None-Match"] == '"1"'
    assert "We're not sure that we read 4 entries correctly." in page(browser)
    assert "We can't read 1 entry at all" in page(browser)


def test_what_is_understood_again_is_told_no_longer(signed_in, coach, unsure, server, tomorrow):
    server.gives(tomorrow)
    browser = signed_in(coach)
    browser.post(url("read_calendar", unsure.pk))
    assert "We can't read" not in page(browser)
    assert "We're not sure" not in page(browser)


# The desk


def test_the_desk_says_what_could_not_be_read_for_a_day(signed_in, coach, calendar):
    browser, now = signed_in(coach), timezone.now()
    assert b"so what was added to it since blocks no time" not in browser.get("/admin/").content
    BusyCalendar.objects.update(failing_since=now - timedelta(hours=23), error="gone")
    assert b"so what was added to it since blocks no time" not in browser.get("/admin/").content
    BusyCalendar.objects.update(failing_since=now - timedelta(hours=25))
    shown = browser.get("/admin/").content.decode()
    assert "The calendar “At the college”" in shown
    assert "so what was added to it since blocks no time" in shown


def test_the_desk_says_quietly_what_was_not_read_in_full(signed_in, coach, calendar):
    browser, words = signed_in(coach), "has entries that could not be read"
    assert words not in browser.get("/admin/").content.decode()
    BusyCalendar.objects.update(skipped=1)
    assert words in browser.get("/admin/").content.decode()


def test_the_desk_of_another_coach_says_nothing_of_it(signed_in, other_coach, calendar):
    BusyCalendar.objects.update(failing_since=timezone.now() - timedelta(days=3), error="gone")
    assert b"so what was added to it since blocks no time" not in signed_in(other_coach).get("/admin/").content


def test_an_editor_meets_no_calendars(signed_in, editor):
    assert signed_in(editor).get(url("calendars")).status_code == 404


def test_two_coaches_keep_their_calendars_apart(signed_in, coach, server, tomorrow):
    second = people.coach(name="Ines Roth")
    refreshing.add(coach=second, url=server.gives(tomorrow))
    assert "None yet" in page(signed_in(coach))
