import pytest
from django.core import mail
from django.urls import reverse

from coaching.booking.guest import rate_limits
from coaching.booking.models import Booking, TimeRequest
from tests.coaching.booking.conftest import stamp
from tests.coaching.booking.pages import text


@pytest.fixture
def url(call):
    return reverse("booking:ask", args=[call.coach.slug, call.slug])


@pytest.fixture
def wishes(typed):
    return {**typed, "wishes": "Tuesdays after 6", "zone": "Europe/Berlin"}


def test_wishes_reach_the_coach_and_the_guest_knows(client, url, wishes, month_url, call):
    response = client.post(f"{url}?from=/about/", wishes, follow=True)
    made = TimeRequest.objects.get()
    assert (made.coach, made.wishes, made.zone, made.source) == (call.coach, "Tuesdays after 6", "Europe/Berlin", "/about/")
    assert response.redirect_chain == [(f"{month_url}?from=%2Fabout%2F", 302)]
    assert "Nothing is booked yet" in text(response)
    assert {each.to[0]: "Tuesdays after 6" in each.body for each in mail.outbox} == {
        "pia@example.org": False,
        call.coach.email: True,
    }


def test_the_coach_answers_by_replying(client, url, wishes):
    client.post(url, wishes)
    assert {each.to[0]: each.reply_to for each in mail.outbox}["dana-reyes@example.org"] == ["pia@example.org"]


def test_no_wish_is_asked_for_and_the_rest_kept(client, url, wishes):
    response = client.post(url, {**wishes, "wishes": ""})
    assert response.status_code == 422
    assert 'value="Pia Berg"' in text(response)
    assert not TimeRequest.objects.exists()


def test_a_third_request_of_one_address_is_told_to_wait(client, url, wishes, shown):
    for _number in range(3):
        response = client.post(url, {**wishes, "shown": stamp()})
    assert TimeRequest.objects.count() == 2
    assert "We already have your request" in text(response)


def test_too_many_tries_are_asked_to_wait(client, url, wishes, monkeypatch):
    monkeypatch.setattr(rate_limits, "TRIES", 0)
    assert "wait ten minutes" in text(client.post(url, wishes))
    assert not TimeRequest.objects.exists()


def test_a_closed_appointment_takes_no_wishes(client, url, call):
    call.is_active = False
    call.save()
    assert client.get(url).status_code == 404


def test_asking_books_nothing(client, url, wishes):
    client.post(url, wishes)
    assert not Booking.objects.exists()
