import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from coaching.booking.models import Booking
from coaching.practice.page_names import names_of
from coaching.website import models
from tests.coaching.website import factories

ODD = [
    "//evil.example/",
    "https://evil.example/",
    "/booking/a-token/",
    "/about/\0",
    "/<script>/",
    "/" + "a" * 400 + "/",
    "nonsense",
]


@pytest.fixture
def consultation(call):
    return factories.page(models.ConsultationPage, factories.home(), title="Talk", appointment_type=call)


def times(response):
    """The addresses of the free times, and the months around them, that a page shows."""
    words = unescape(response.content.decode())
    return re.findall(r'href="([^"]*(?:/details/|month=)[^"]*)"', words)


def sources(response):
    return {parse_qs(urlsplit(url).query).get("from", [""])[0] for url in times(response)}


def test_a_link_says_which_page_led_here_on_every_month_and_time(client, consultation):
    assert sources(client.get(consultation.get_url(), {"from": "/about/"})) == {"/about/"}


def test_without_it_the_browser_says(client, consultation):
    before = "http://testserver/about/?a=1"
    assert sources(client.get(consultation.get_url(), HTTP_REFERER=before)) == {"/about/"}


@pytest.mark.parametrize(
    "before",
    ["https://evil.example/about/", "http://testserver/me/", "http://testserver/booking/a-token/", "nonsense", "http://["],
)
def test_a_page_that_is_not_ours_or_not_for_everyone_led_nobody_here(client, consultation, before):
    assert sources(client.get(consultation.get_url(), HTTP_REFERER=before)) == {consultation.get_url()}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_value_counts_as_none(client, consultation, odd):
    assert sources(client.get(consultation.get_url(), {"from": odd})) == {consultation.get_url()}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_value_stands_in_no_booking(client, book_url, typed, odd):
    response = client.post(f"{book_url}?{'from'}=" + odd.replace("\0", "%00"), typed)
    assert (response.status_code, Booking.objects.get().source) == (302, "")


def test_it_is_kept_by_the_choice_of_a_zone_and_another_time(client, consultation, free, book_url):
    chosen = client.get("/booking/zone/", {"page": consultation.get_url(), "zone": "Europe/Berlin", "from": "/about/"})
    assert "from=%2Fabout%2F" in chosen["Location"]
    another = client.post(f"{book_url}?from=/about/", {"start": free[0].isoformat(), "another": "1"})
    assert "from=%2Fabout%2F" in another["Location"]


def test_a_coachs_page_passes_it_on(client, call):
    assert client.get(f"/book/{call.coach.slug}/", {"from": "/about/"})["Location"].endswith("?from=%2Fabout%2F")


@pytest.mark.parametrize(
    ("road", "kept"),
    [
        ("/about/ > /packages/", "/about/ > /packages/"),
        ("/about/ > /me/", "/consultation/"),
        ("/about/ > /packages/ > /about/", "/consultation/"),
        (" > ", "/consultation/"),
    ],
)
def test_what_was_used_on_the_way_is_kept_with_the_page(client, consultation, road, kept):
    assert sources(client.get(consultation.get_url(), {"from": road})) == {kept.replace("/consultation/", consultation.get_url())}


def test_both_are_read_by_their_names(consultation):
    path = consultation.get_url()
    assert names_of([f"{path} > /packages/", path])[path] == "Talk"
    assert names_of([f"{path} > /packages/"])[f"{path} > /packages/"].startswith("Talk, then ")
