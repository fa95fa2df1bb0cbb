import pytest
from django.urls import reverse

from tests.coaching.booking import factories
from tests.coaching.booking.pages import text


@pytest.fixture
def page(client, coach):
    return lambda: client.get(reverse("booking:coach", args=[coach.slug]))


def test_it_lists_what_anyone_may_book_in_the_coachs_order(page, coach, call):
    factories.appointment_type(coach=coach, slug="short", title="Short call")
    factories.appointment_type(coach=coach, slug="secret", title="Secret call", audience="link")
    factories.appointment_type(coach=coach, slug="mine", title="Clients' call", audience="clients")
    factories.appointment_type(coach=coach, slug="paused", title="Paused call", is_active=False)
    words = text(page())
    assert [title in words for title in ("Free consultation", "Short call", "Secret call", "Clients' call", "Paused call")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_single_thing_is_opened_at_once(page, call):
    assert page().url == f"{call.get_absolute_url()}?from=%2Fbook%2Fdana-reyes%2F"


def test_a_coach_with_nothing_to_book_says_so(page):
    assert "isn't taking bookings here" in text(page())


def test_a_coach_who_takes_no_bookings_is_not_found(page, coach, call):
    coach.is_active = False
    coach.save()
    assert page().status_code == 404
