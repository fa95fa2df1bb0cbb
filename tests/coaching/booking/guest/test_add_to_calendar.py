from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.urls import reverse

from coaching.booking import bookings
from coaching.booking.guest.add_to_calendar import links_to_add
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from tests.coaching.booking import factories
from tests.coaching.booking.pages import text
from tests.readers import read_calendar


@pytest.fixture
def mine(call, free):
    return factories.booking(appointment_type=call, start=free[0])


def file_url(booking):
    return reverse("booking:calendar_file", args=[MANAGE.token(booking)])


def asked(booking):
    """{name: what the calendar's own page is asked to fill in}."""
    return {name: dict(parse_qsl(urlsplit(address).query)) for name, address in links_to_add(booking)}


def test_the_links_carry_time_in_utc_and_words(booking):
    google, outlook, office = asked(booking).values()
    assert (google["dates"], google["text"]) == ("20260303T140000Z/20260303T143000Z", "Free consultation · Career Coaching")
    assert (outlook["startdt"], outlook["enddt"]) == ("2026-03-03T14:00:00Z", "2026-03-03T14:30:00Z")
    assert outlook == office


def test_a_plain_title_stays_plain_in_the_links(booking):
    booking.plain_title, booking.appointment_type.place_details = True, "https://meet.example/advantedge"
    assert [words for words in links_to_add(booking) if "dvant" in words[1] or "onsult" in words[1]] == []
    assert asked(booking)["Google Calendar"]["text"] == "Call with Dana Reyes"


def test_the_guests_page_offers_file_and_links(client, mine):
    manage = reverse("booking:manage", args=[MANAGE.token(mine)])
    page = text(client.get(manage))
    assert f"{manage}invitation.ics" in page
    assert [name for name, address in links_to_add(mine) if address not in page] == []


def test_the_file_is_the_event_and_changes_nothing(client, mine):
    before = Booking.objects.values().get()
    response = client.get(file_url(mine))
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert read_calendar(response.content.decode())["events"][0]["uid"] == f"{mine.uid}@booking"
    assert Booking.objects.values().get() == before


def test_the_file_dies_with_its_link(client, mine, free):
    old = file_url(mine)
    moved = bookings.move(booking=mine, start=free[0] + timedelta(minutes=30))
    assert client.get(old).status_code == 404
    assert client.get(file_url(moved)).status_code == 200


def test_a_forged_link_has_no_file(client, mine):
    assert client.get(file_url(mine).replace("/invitation", "x/invitation")).status_code == 404
