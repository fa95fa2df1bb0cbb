from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from coaching.jobs.heartbeat import LANES, beat
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


def test_a_coach_sees_the_own_clients(signed_in, coach, clara, mallory):
    page = signed_in(coach).get(reverse(HOME)).content.decode()
    assert "Clara Lind" in page
    assert "Mallory" not in page


def test_the_owner_sees_every_coachs_clients(signed_in, owner, clara, mallory):
    page = signed_in(owner).get(reverse(HOME)).content.decode()
    assert "Clara Lind" in page
    assert "Mallory Voss" in page


def test_an_editor_sees_no_client(signed_in, editor, clara):
    page = signed_in(editor).get(reverse(HOME)).content.decode()
    assert "Clara" not in page
    assert "Needs attention" not in page


def test_a_coach_without_clients_is_told_how_to_get_one(signed_in, coach):
    assert "You have no clients yet" in signed_in(coach).get(reverse(HOME)).content.decode()


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
    assert "Jan 15, 5 p.m." in strip_tags(signed_in(coach).get(reverse(HOME)).content.decode())


def test_a_heading_on_the_home_orders_the_list_of_clients(signed_in, coach, clara):
    page = signed_in(coach).get(reverse(HOME)).content.decode()
    assert f'href="{reverse(CLIENTS)}?order=-left"' in page
