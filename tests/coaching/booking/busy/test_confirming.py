"""The moment a guest confirms: an appointment that the coach has just entered elsewhere wins."""

import threading
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.busy import refreshing
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from tests.coaching.booking import factories
from tests.coaching.booking.busy import files
from tests.coaching.booking.busy.servers import dripping_body
from tests.coaching.payments.factories import free_time, give


@pytest.fixture
def enter(add, server):
    """Lets the coach enter an hour into another calendar, which has been read for the last time before that."""
    add(files.calendar(), timezone.now())

    def entered(start):
        server.gives(files.calendar(files.event(f"{start:%Y%m%dT%H%M%SZ}", None, "DURATION:PT1H")))

    return entered


def test_a_guest_who_books_it_is_offered_three_other_times(client, book_url, typed, free, enter):
    enter(free[0])
    response = client.post(book_url, typed)
    content = unescape(response.content.decode())
    assert (response.status_code, Booking.objects.count()) == (409, 0)
    assert content.count('name="start"') == 3
    assert free[0].isoformat() not in content
    assert 'value="Pia Berg"' in content


def test_a_guest_books_what_is_still_free(client, book_url, typed, free, enter):
    enter(free[0] + timedelta(hours=3))
    assert client.post(book_url, typed).status_code == 302
    assert Booking.objects.get().start == free[0]


def test_a_calendar_that_never_ends_leaves_no_thread_behind(client, book_url, typed, enter, free, server, monkeypatch):
    enter(free[0])
    server.does(dripping_body)
    monkeypatch.setattr(refreshing, "CONFIRMING", 0.3)
    assert client.post(book_url, typed).status_code == 302
    readers = [each for each in threading.enumerate() if each.name.startswith("ThreadPoolExecutor")]
    for each in readers:
        each.join(5)
    assert not any(each.is_alive() for each in readers)


def test_a_form_with_mistakes_asks_nobody(client, book_url, typed, enter, server):
    server.asked.clear()
    client.post(book_url, {**typed, "email": "no address"})
    assert server.asked == []


def test_a_guest_who_moves_keeps_the_old_time(client, call, free, enter):
    mine = factories.booking(appointment_type=call, start=free[0])
    enter(free[4])
    done = client.post(reverse("booking:move", args=[MANAGE.token(mine)]), {"start": free[4].isoformat()}, follow=True)
    assert "Your old time is still yours" in unescape(done.content.decode())
    mine.refresh_from_db()
    assert mine.start == free[0]


def test_a_client_keeps_the_session(signed_in, clara, coach, enter):
    factories.open_week(coach)
    session = factories.appointment_type(coach=coach, slug="session", duration=60, audience="clients", takes_credit=True)
    give(clara, 1)
    start = free_time(session)
    enter(start)
    address = reverse("payments:confirm", args=["session"])
    done = signed_in(clara).post(address, {"start": start.isoformat()}, follow=True)
    assert "None of your sessions was used" in unescape(done.content.decode())
    assert not Booking.objects.exists()
