"""The month alone, which a page's script asks for, and the list of places."""

import re

import pytest
from django.urls import reverse

from tests.coaching.booking.factories import appointment_type, open_week

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(coach):
    open_week(coach)
    return appointment_type(coach=coach)


def address(call, name="times"):
    return reverse(f"booking:{name}", args=[call.coach.slug, call.slug])


def month_in(response):
    return re.search(r'<div class="booking".*<p class="visually-hidden" data-said>', response.content.decode(), re.DOTALL)[0]


def test_it_is_the_month_of_the_page(client, call):
    page = address(call, "month")
    asked = {"zone": "Asia/Tokyo", "month": "2027-01"}
    alone = client.get(address(call), {**asked, "page": page})
    assert b"<main" not in alone.content
    assert month_in(alone) == month_in(client.get(page, asked))


def test_what_led_there_is_the_page_unless_the_address_says_more(client, call):
    page = address(call, "month")
    assert f"from={page.replace('/', '%2F')}" in client.get(address(call), {"page": page}).content.decode()
    assert (
        "from=%2Fmore-than-a-job-search%2F"
        in client.get(address(call), {"page": page, "from": reverse("website:help")}).content.decode()
    )


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "//elsewhere.example/", "x" * 400, ""])
def test_another_site_is_no_page(page, client, call):
    assert "elsewhere" not in client.get(address(call), {"page": page}).content.decode()


def test_what_nobody_can_book_has_no_month(client, call):
    call.is_active = False
    call.save()
    assert client.get(address(call)).status_code == 404


def test_the_list_of_places_is_fetched_by_who_opens_the_choice(client, call):
    page = client.get(address(call, "month")).content.decode()
    assert f'<datalist id="zone_places" data-places="{reverse("booking:places")}">\n</datalist>' in page
    places = client.get(reverse("booking:places"), headers={"accept-language": "en-US"})
    assert re.search(r'<option value="Lisbon, Portugal · \d+(:\d\d)? [ap]\.m\. · UTC[+−]\d\d:00">', places.content.decode())
    assert places["Cache-Control"] == "private, max-age=60"
