"""How many queries the coach's pages take with all that a practice has: exactly so many, for three clients and for thirty."""

import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.exercises.models import Assignment, Submission
from coaching.modules import module
from coaching.people.models import Note, TimelineEntry
from tests.test_imports import ROOT

NETWORKING = (1, 2, 6) if module("networking") else (0, 0, 0)
HOME, LIST, CLIENT = (core + more for core, more in zip((25, 19, 25), NETWORKING, strict=True))


@pytest.fixture
def make(db, monkeypatch):
    """`make(count)` is a coach with so many clients, and all that hangs on them."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "scripts"), *sys.path])
    from make_big_practice import make

    return make


def queries(browser, address):
    """Without those of the module that the tests bring along."""
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return sum("sample_module" not in query["sql"] for query in captured)


@pytest.mark.parametrize(("name", "limit"), [("wagtailadmin_home", HOME), ("desk:clients", LIST)])
def test_the_desk_and_the_list_take_as_many_for_thirty_clients_as_for_three(signed_in, make, name, limit):
    assert [queries(signed_in(make(count)), reverse(name)) for count in (3, 30)] == [limit, limit]


def test_the_page_of_a_client_takes_as_many_for_thirty_of_everything_as_for_three(signed_in, make):
    coach = make(3)
    client, browser = coach.clients.first(), signed_in(coach)
    add_more(client, 3)
    few = queries(browser, client.get_absolute_url())
    add_more(client, 27)
    assert [few, queries(browser, client.get_absolute_url())] == [CLIENT, CLIENT]


def add_more(client, count):
    """So many more sessions with what was written at booking, exercises with an answer, notes and lines of the timeline."""
    now, session, given = timezone.now(), client.bookings.first(), client.assignments.first()
    for number in range(count):
        start = now + timedelta(days=400 + client.bookings.count(), hours=1)
        times = {
            "start": start,
            "end": start + timedelta(hours=1),
            "blocked_start": start,
            "blocked_end": start + timedelta(hours=1),
            "answers": [{"question": "What should change?", "answer": "My work"}],
        }
        kind = session.appointment_type
        Booking.objects.create(coach=session.coach, appointment_type=kind, client=client, guest_name="", guest_email="", **times)
        more = Assignment.objects.create(client=client, version=given.version, state="submitted")
        Submission.objects.create(assignment=more, number=1, answers={})
        Note.objects.create(client=client, author=client.coach.user, text=f"Note {number}")
        TimelineEntry.objects.create(client=client, at=now, kind="test", text="Step")
