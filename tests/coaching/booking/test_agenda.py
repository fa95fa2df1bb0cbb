from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.people.models import Client
from tests.coaching.booking import factories


@pytest.fixture
def agenda_url():
    return reverse("booking_admin:agenda")


@pytest.fixture
def to_come(call):
    return factories.booking(appointment_type=call, start=timezone.now() + timedelta(days=1))


@pytest.fixture
def begun(call):
    return factories.booking(appointment_type=call, start=timezone.now() - timedelta(minutes=40))


def page(browser, booking):
    return browser.get(reverse("booking_admin:booking", args=[booking.pk]))


def press(browser, name, booking):
    return browser.post(reverse(f"booking_admin:{name}", args=[booking.pk]), follow=True)


def test_agenda_lists_what_is_to_come(signed_in, coach, to_come, agenda_url):
    assert b"Pia Berg" in signed_in(coach).get(agenda_url).content


def test_agenda_of_the_past_is_a_list_of_its_own(signed_in, coach, begun, agenda_url):
    browser = signed_in(coach)
    assert b"Pia Berg" not in browser.get(agenda_url).content
    assert b"held, or not?" in browser.get(agenda_url, {"past": 1}).content


def test_agenda_hides_another_coachs_bookings(signed_in, other_coach, to_come, agenda_url):
    assert b"Pia Berg" not in signed_in(other_coach).get(agenda_url).content


def test_agenda_of_the_owner_names_the_coaches_when_there_are_several(signed_in, owner, other_coach, to_come, agenda_url):
    factories.open_week(other_coach)
    theirs = factories.appointment_type(coach=other_coach)
    factories.booking(appointment_type=theirs, start=timezone.now() + timedelta(days=1))
    content = signed_in(owner).get(agenda_url).content.decode()
    assert "Dana Reyes" in content
    assert "Omar Haddad" in content


def test_agenda_costs_the_same_for_many(signed_in, coach, call, to_come, agenda_url):
    browser = signed_in(coach)
    browser.get(agenda_url)
    costs = [cost_of(browser, agenda_url)]
    for hour in (2, 4):
        factories.booking(appointment_type=call, start=to_come.start + timedelta(hours=hour))
    assert [*costs, cost_of(browser, agenda_url)] == costs * 2


def cost_of(browser, url):
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    return len(queries)


@pytest.mark.parametrize("person", ["editor", "clara", "other_coach"])
def test_a_booking_is_hidden_from_others(request, signed_in, person, to_come):
    assert page(signed_in(request.getfixturevalue(person)), to_come).status_code == 404


def test_a_booking_shows_answers_and_both_times(signed_in, coach, to_come):
    to_come.answers = [{"question": "What brings you here?", "answer": "A layoff <b>"}]
    to_come.save()
    content = page(signed_in(coach), to_come).content.decode()
    assert "A layoff &lt;b&gt;" in content
    assert "New York time" in content
    assert "Berlin time" in content


def test_a_booking_says_that_the_address_is_known(signed_in, coach, to_come):
    Client.objects.create(coach=coach, name="Pia B.", email="PIA@example.org", stage=Client.Stage.ACTIVE)
    assert "Pia B. (client)" in page(signed_in(coach), to_come).content.decode()


def test_held_is_marked(signed_in, coach, begun):
    press(signed_in(coach), "held", begun)
    begun.refresh_from_db()
    assert begun.status == "held"


def test_no_show_is_marked(signed_in, coach, begun):
    press(signed_in(coach), "no_show", begun)
    begun.refresh_from_db()
    assert begun.status == "no_show"


def test_held_before_it_begins_is_refused_in_words(signed_in, coach, to_come):
    assert b"It has not begun yet" in press(signed_in(coach), "held", to_come).content


def test_cancelling_tells_the_guest(signed_in, coach, to_come):
    press(signed_in(coach), "cancel", to_come)
    to_come.refresh_from_db()
    assert (to_come.status, to_come.cancelled_by) == ("cancelled", "coach")
    assert ["pia@example.org"] in [message.to for message in mail.outbox]


def test_one_action_makes_a_prospect_a_client_and_invites(signed_in, coach, begun):
    press(signed_in(coach), "make_client", begun)
    begun.client.refresh_from_db()
    assert begun.client.stage == Client.Stage.ACTIVE
    assert [message.to for message in mail.outbox] == [["pia@example.org"]]


@pytest.mark.parametrize("name", ["held", "no_show", "cancel", "make_client"])
def test_looking_changes_nothing(signed_in, coach, begun, name):
    assert signed_in(coach).get(reverse(f"booking_admin:{name}", args=[begun.pk])).status_code == 405


@pytest.mark.parametrize("name", ["held", "no_show", "cancel", "make_client"])
def test_another_coach_can_do_nothing(signed_in, other_coach, begun, name):
    assert press(signed_in(other_coach), name, begun).status_code == 404
