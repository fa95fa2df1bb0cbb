from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser

from coaching.booking.guest.next_times import next_times, soonest
from coaching.booking.models import AppointmentType, WeeklyHours

MONDAY = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)  # nine in New York


def hours(*after):
    return [MONDAY + timedelta(hours=each) for each in after]


@pytest.mark.parametrize(
    ("free", "found"),
    [
        ([], []),
        ([0, 0.5, 1, 2.5], [0]),
        ([0, 0.5, 3, 6, 24, 25, 28, 48], [0, 3, 24, 28]),
        ([0, 24, 48, 72, 96], [0, 24, 48, 72]),
    ],
)
def test_the_next_times_are_not_all_of_one_morning(free, found):
    assert soonest(hours(*free), "America/New_York") == hours(*found)


def test_a_day_is_that_of_the_reader():
    assert soonest(hours(9, 12, 20, 34), "Asia/Tokyo") == hours(9, 12, 34)


def test_none_is_at_night_if_there_are_others():
    free = hours(0, 3, 6, 24, 27, 30)  # at 3, 6 and 9 in the morning in Auckland
    assert soonest(free, "Pacific/Auckland") == hours(6, 30)
    assert soonest(hours(0, 3), "Pacific/Auckland") == hours(0, 3)


@pytest.fixture
def asked(rf, call):
    """`asked(path)` is what a page at that path shows of the next times, to a stranger."""

    def ask(path="/", **headers):
        request = rf.get(path, headers=headers)
        request.user, request.client = AnonymousUser(), None
        return next_times(request, call)

    return ask


def test_each_leads_to_its_details_with_the_page_it_stands_on_and_the_zone(asked, call):
    found = asked("/about/?zone=Europe/Berlin")
    first = found["times"][0]
    address = urlsplit(first["url"])
    assert address.path == f"{call.get_absolute_url()}details/"
    assert parse_qs(address.query) == {
        "start": [first["start"].isoformat()],
        "zone": ["Europe/Berlin"],
        "from": ["/about/"],
    }
    assert (len(found["times"]), found["all_times"]) == (4, f"{call.get_absolute_url()}?from=/about/")


def test_what_is_free_only_in_weeks_is_found_too(asked, call):
    AppointmentType.objects.filter(pk=call.pk).update(minimum_notice=30 * 24 * 60)
    call.refresh_from_db()
    assert len(asked()["times"]) == 4


def test_where_nothing_is_free_there_are_none(asked):
    WeeklyHours.objects.all().delete()
    assert asked()["times"] == []


def few_of(client, call, query):
    """The list that a device elsewhere asks for."""
    page = client.get(f"{call.get_absolute_url()}few/?{query}").content
    return BeautifulSoup(page, "html.parser").ul


def test_a_device_elsewhere_reads_them_by_its_own_clock(client, call):
    shown, zone = few_of(client, call, "zone=Pacific/Auckland"), ZoneInfo("Pacific/Auckland")
    assert shown["data-zone-name"].startswith("Auckland time")
    hours = [datetime.fromisoformat(each["datetime"]).astimezone(zone).hour for each in shown.find_all("time")]
    assert hours
    assert [hour for hour in hours if hour not in range(8, 21)] == []


def test_those_of_a_device_elsewhere_lead_on_as_the_page_does(client, call):
    link = few_of(client, call, "zone=Pacific/Auckland&from=/about/").a
    asked = parse_qs(urlsplit(link["href"]).query)
    assert (asked["zone"], asked["from"]) == (["Pacific/Auckland"], ["/about/"])


def test_with_a_message_they_are_buttons_of_its_form(client, call):
    shown = few_of(client, call, "zone=Pacific/Auckland&brings=1")
    assert [each["name"] for each in shown.find_all("button")] == ["start"] * 4
    assert shown.a is None


def test_what_cannot_be_booked_has_none(client, call):
    AppointmentType.objects.filter(pk=call.pk).update(is_active=False)
    assert client.get(f"{call.get_absolute_url()}few/").status_code == 404
