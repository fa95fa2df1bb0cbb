from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.jobs.heartbeat import LANES, beat
from coaching.people.models import Client
from coaching.practice.models import PracticeSettings
from tests import factories
from tests.worlds import booking_of

HOME, CLIENTS = "wagtailadmin_home", "desk:clients"


def queries(browser, name):
    browser.get(reverse(name))
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(reverse(name)).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", [HOME, CLIENTS])
def test_it_costs_the_same_for_one_client_and_for_three(signed_in, coach, name):
    factories.client(coach=coach)
    browser = signed_in(coach)
    one = queries(browser, name)
    for _ in range(2):
        factories.client(coach=coach)
    assert queries(browser, name) == one


def long_quiet(*clients):
    Client.objects.filter(pk__in=[client.pk for client in clients]).update(last_active_at=timezone.now() - timedelta(days=20))


def test_a_coach_sees_the_own_clients(signed_in, coach, clara, mallory):
    long_quiet(clara, mallory)
    page = signed_in(coach).get(reverse(HOME)).content.decode()
    assert "Clara Lind" in page
    assert "Mallory" not in page


def test_the_owner_sees_every_coachs_clients(signed_in, owner, clara, mallory):
    long_quiet(clara, mallory)
    page = signed_in(owner).get(reverse(HOME)).content.decode()
    assert "Clara Lind" in page
    assert "Mallory Voss" in page


def test_an_editor_meets_wagtails_home_with_the_practices_name(signed_in, editor, clara):
    PracticeSettings.objects.update_or_create(defaults={"name": "North Star"})
    page = signed_in(editor).get(reverse(HOME)).content.decode()
    assert "Clara" not in page
    assert "What to do" not in page
    assert "North Star" in page


def test_the_desk_has_the_practices_name_and_no_count_of_pages(signed_in, owner):
    PracticeSettings.objects.update_or_create(defaults={"name": "North Star"})
    page = signed_in(owner).get(reverse(HOME)).content.decode()
    assert "<h1>North Star</h1>" in page
    assert "<title> - North Star" in page or "- North Star</title>" in page
    assert "w-summary" not in page


def test_a_desk_where_nobody_waits_says_so(signed_in, coach):
    page = signed_in(coach).get(reverse(HOME)).content.decode()
    assert "Nobody is waiting for you." in page
    assert "Nothing is booked." in page


def test_the_list_finds_by_name_and_stage(signed_in, coach, clara):
    factories.client(coach=coach, name="Pia Berg", stage="prospect")
    page = signed_in(coach).get(reverse(CLIENTS), {"stage": "prospect"}).content.decode()
    assert "Pia Berg" in page
    assert "Clara" not in page


WAITING = "Emails and reminders are waiting"


def test_the_desk_says_when_no_worker_runs(signed_in, coach):
    page = signed_in(coach).get(reverse(HOME)).content.decode()
    assert WAITING in page
    assert "python manage.py work" in page


def test_the_desk_says_nothing_of_a_worker_that_runs(signed_in, coach):
    for lane in LANES:
        beat(lane)
    assert WAITING not in signed_in(coach).get(reverse(HOME)).content.decode()


def test_the_next_session_is_told_by_the_coachs_clock(signed_in, coach, clara):
    """Dana lives in New York; the server's clock is UTC."""
    booking_of(clara, start=datetime(2030, 1, 15, 22, tzinfo=UTC))
    assert "Tuesday, January 15, 5 p.m." in signed_in(coach).get(reverse(HOME)).content.decode()
