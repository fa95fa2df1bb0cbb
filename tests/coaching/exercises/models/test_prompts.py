"""Try it for real: what a module counts, and what stays when the module is gone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from coaching.exercises.answers import submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import prompts
from coaching.modules import Activity
from coaching.people.preferring import prefer
from tests.coaching.exercises.conftest import REAL, published

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def tried(clara, coach):
    value = {"activity": "sports.run", "times": 3, "within_days": 7, "help": "Run to the river."}
    return assign(exercise=published("Run", ("try_it", value, REAL)), clients=[clara], by=coach.user, now=NOW)[0]


@pytest.fixture
def running(monkeypatch):
    """A module's activity that counts two for everyone; returns the spans it was asked for."""
    asked = []

    def count(clients, since, until):
        asked.append((since, until))
        return {client.pk: 2 for client in clients}

    found = Activity("run", "Go for a run", "client_area:home", count)
    monkeypatch.setattr(prompts, "activity", {"sports.run": found}.get)
    return asked


def test_tried_for_real_counts_from_the_assignment_until_now(tried, running):
    now = NOW + timedelta(days=9)
    facts = {
        "done": 2,
        "times": 3,
        "title": "Go for a run",
        "url": reverse("client_area:home"),
        "by": date(2026, 3, 9),
        "gone": False,
    }
    assert prompts.tried_for_real(tried, now) == {REAL: facts}
    assert running == [(NOW, now)]


def test_another_zone_leaves_the_day_by_which_it_is_tried(signed_in, clara, tried, running):
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        prefer(client=clara, zone=zone)
        page = signed_in(clara).get(reverse("exercises:do", args=[tried.pk])).content.decode()
        assert "by Monday, March 9" in page, zone


def test_the_page_shows_how_far_it_is_and_leads_there(signed_in, clara, tried, running):
    page = signed_in(clara).get(reverse("exercises:do", args=[tried.pk])).content.decode()
    assert "2 of 3 done" in page
    assert "by Monday, March 9" in page


def test_without_the_module_it_stays_readable_and_can_be_handed_in(signed_in, clara, tried):
    page = signed_in(clara).get(reverse("exercises:do", args=[tried.pk])).content.decode()
    assert "Run to the river." in page
    assert "This part of the practice" in page
    assert submit(assignment=tried).answers == {REAL: {"done": 0, "times": 3, "title": "", "gone": True}}


def test_what_was_tried_stays_with_what_was_handed_in_when_the_module_goes(signed_in, clara, tried, running, monkeypatch):
    submit(assignment=tried)
    monkeypatch.setattr(prompts, "activity", lambda reference: None)
    page = signed_in(clara).get(reverse("exercises:do", args=[tried.pk])).content.decode()
    assert "Go for a run" in page
    assert "2 of 3 done" in page
