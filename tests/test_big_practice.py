"""The practice that the desk's pages are measured with has what it says, and can be opened."""

import sys

import pytest
from django.urls import reverse

from coaching.booking.models import Booking
from coaching.exercises.models import Answer
from coaching.payments.account import balance
from coaching.people.models import Client, TimelineEntry
from tests.test_imports import ROOT

CLIENTS = 3


@pytest.fixture
def big(db, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "scripts"), *sys.path])
    from make_big_practice import make

    return make(CLIENTS)


def test_each_client_has_ten_bookings_thirty_answers_and_two_hundred_lines(big):
    counts = [model._base_manager.count() for model in (Client, Booking, Answer, TimelineEntry)]
    assert counts == [CLIENTS, 10 * CLIENTS, 30 * CLIENTS, 200 * CLIENTS]


def test_what_is_left_is_what_was_bought_and_not_booked(big):
    assert set(balance.left_of(big.clients.all()).values()) == {2}


def test_the_coachs_pages_open(big, signed_in):
    browser = signed_in(big)
    paths = [reverse("wagtailadmin_home"), reverse("desk:clients"), big.clients.first().get_absolute_url()]
    assert [browser.get(path).status_code for path in paths] == [200, 200, 200]
