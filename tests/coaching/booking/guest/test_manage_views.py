from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking import bookings
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from tests.coaching.booking import factories


@pytest.fixture
def mine(call, free):
    return factories.booking(appointment_type=call, start=free[0])


def url(name, booking):
    return reverse(f"booking:{name}", args=[MANAGE.token(booking)])


def text(response):
    return unescape(response.content.decode())


@pytest.mark.parametrize("name", ["manage", "cancel", "move"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_a_link_changes_nothing(client, mine, free, name, method):
    before = Booking.objects.values().get()
    assert getattr(client, method)(url(name, mine), {"start": free[3].isoformat()}).status_code == 200
    assert Booking.objects.values().get() == before


@pytest.mark.parametrize("name", ["manage", "cancel", "move"])
def test_a_forged_link_is_not_found(client, mine, name):
    assert client.get(reverse(f"booking:{name}", args=[MANAGE.token(mine)[:-1] + "!"])).status_code == 404


def test_the_page_shows_both_clocks_and_what_can_be_done(client, mine):
    content = text(client.get(url("manage", mine)))
    assert all(words in content for words in ("Berlin time", "New York time", "Move it", "Cancel it"))


def test_it_is_not_kept_by_a_cache(client, mine):
    assert "no-store" in client.get(url("manage", mine))["Cache-Control"]


def test_canceling_uses_the_link_up(client, mine):
    first = client.post(url("cancel", mine), follow=True)
    assert "You canceled" in text(first)
    again = client.post(url("cancel", mine), follow=True)
    assert "You canceled" in text(again)
    assert Booking.objects.get().sequence == 1


def test_moving_asks_before_it_moves(client, mine, free):
    page = client.get(url("move", mine), {"start": free[3].isoformat()})
    assert "Move your booking?" in text(page)
    done = client.post(url("move", mine), {"start": free[3].isoformat()}, follow=True)
    assert "Your new time is reserved" in text(done)
    assert Booking.objects.get().start == free[3]


def test_the_link_from_before_a_move_says_where_it_went(client, mine, free):
    old = MANAGE.token(mine)
    bookings.move(booking=mine, start=free[3])
    page = client.get(reverse("booking:manage", args=[old]))
    assert "This booking has moved" in text(page)
    assert client.post(reverse("booking:cancel", args=[old])).status_code == 302
    assert Booking.objects.get().status == "booked"


def test_moving_to_a_taken_time_keeps_the_old_one(client, call, mine, free):
    factories.booking(appointment_type=call, start=free[3])
    page = client.post(url("move", mine), {"start": free[3].isoformat()}, follow=True)
    assert "Your old time is still yours" in text(page)
    mine.refresh_from_db()
    assert mine.start == free[0]


@pytest.mark.parametrize(
    ("status", "words"),
    [("held", "This call has taken place"), ("no_show", "We missed each other"), ("canceled", "This booking is canceled")],
)
def test_a_link_to_a_closed_booking_says_what_became_of_it(client, mine, status, words):
    mine.status = status
    mine.save()
    assert words in text(client.get(url("manage", mine)))


def test_what_has_begun_cannot_be_changed(client, call):
    begun = factories.booking(appointment_type=call, start=timezone.now() - timedelta(minutes=5))
    assert "can no longer be changed" in text(client.get(url("manage", begun)))
    client.post(url("cancel", begun))
    assert Booking.objects.get().status == "booked"
    assert client.post(url("move", begun), {"start": timezone.now().isoformat()}).status_code == 302


def test_the_own_time_is_not_among_those_to_move_to(client, mine, free):
    month = {"month": f"{free[0]:%Y-%m}", "day": f"{free[0]:%Y-%m-%d}"}
    content = text(client.get(url("move", mine), month)).replace("%3A", ":")
    assert [f"start={each:%Y-%m-%dT%H:%M}" in content for each in free[:2]] == [False, True]
