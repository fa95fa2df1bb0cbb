import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from coaching.booking.models import AppointmentType, Booking
from coaching.website import models
from tests.coaching.booking import factories as booking_factories
from tests.coaching.booking.conftest import stamp
from tests.coaching.website import factories


@pytest.fixture
def call(coach):
    booking_factories.open_week(coach, start=0, end=1440)
    return booking_factories.appointment_type(coach=coach)


@pytest.fixture
def hosting(db):
    """`hosting(appointment type's pk)` returns an article-like page that holds the block."""

    def make(chosen=""):
        block = {"heading": "Talk to Dana", "appointment_type": str(chosen)}
        return factories.page(models.StandardPage, factories.home(), body=[("booking", block)])

    return make


def read(client, page, **query):
    return unescape(client.get(page.get_url(), query).content.decode())


def test_the_times_stand_on_the_page_and_keep_where_the_visitor_came_from(client, call, hosting):
    shown = hosting(call.pk)
    link = re.search(r'href="([^"]*/details/[^"]*)"', read(client, shown))[1]
    assert parse_qs(urlsplit(link).query)["from"] == [shown.get_url()]


def test_a_booking_from_the_block_keeps_the_page(client, call, hosting, patient):
    shown = hosting(call.pk)
    link = re.search(r'href="([^"]*/details/[^"]*)"', read(client, shown))[1]
    client.post(
        link, {"name": "Pia", "email": "pia@example.org", "shown": stamp(), "start": parse_qs(urlsplit(link).query)["start"][0]}
    )
    assert Booking.objects.get().source == shown.get_url()


def test_the_block_says_what_the_visitor_has_booked_to_nobody_else_and_to_no_cache(client, call, hosting, patient):
    shown = hosting(call.pk)
    link = re.search(r'href="([^"]*/details/[^"]*)"', read(client, shown))[1]
    start = parse_qs(urlsplit(link).query)["start"][0]
    client.post(link, {"name": "Pia", "email": "pia@example.org", "shown": stamp(), "start": start})
    assert ["You have a time on" in read(browser, shown) for browser in (client, Client())] == [True, False]
    response = client.get(shown.get_url())
    assert ("no-store" in response["Cache-Control"], "Cookie" in response["Vary"]) == (True, True)


def test_a_page_without_free_times_may_be_kept(client, call, hosting):
    shown = hosting(call.pk)
    AppointmentType.objects.update(is_active=False)
    assert "Cache-Control" not in client.get(shown.get_url())


def test_months_and_days_stay_on_the_page(client, call, hosting):
    shown = hosting(call.pk)
    link = re.search(r'rel="next" href="(\?[^"]+)"', read(client, shown))[1]
    assert "Talk to Dana" in unescape(client.get(shown.get_url() + link).content.decode())


def test_without_a_choice_the_first_for_anyone_is_booked(client, call, hosting):
    assert f"/book/{call.coach.slug}/{call.slug}/details/" in read(client, hosting())


@pytest.mark.parametrize("fields", [{"is_active": False}, {"audience": "clients"}, {"audience": "link"}])
def test_what_nobody_can_book_hides_the_block(client, call, hosting, fields):
    AppointmentType.objects.filter(pk=call.pk).update(**fields)
    assert "Talk to Dana" not in read(client, hosting(call.pk))


def test_a_choice_that_is_gone_hides_the_block(client, call, hosting):
    assert "Talk to Dana" not in read(client, hosting(call.pk + 999))
    assert "Talk to Dana" not in read(client, hosting("gone"))
