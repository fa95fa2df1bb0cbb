from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.people.access import clients_of
from coaching.pipeline import offers
from coaching.pipeline.attention import attention
from tests import factories
from tests.coaching.booking import factories as booking_factories


def reasons(coach, now=None):
    names = dict(clients_of(coach.user).values_list("pk", "name"))
    return {names[each.client_id]: [each.reason] for each in attention(clients_of(coach.user), now or timezone.now())}


def test_a_call_that_nobody_marked_is_not_asked_about_twice(coach, pia, held):
    """Whether it was held is asked with all other sessions."""
    Booking.objects.update(status="booked")
    assert reasons(coach, timezone.now() + timedelta(days=2)) == {}


def test_a_held_call_asks_for_the_recap_after_two_days(coach, pia, held):
    assert reasons(coach) == {}
    assert reasons(coach, timezone.now() + timedelta(days=2))["Pia Berg"][0].startswith("No recap yet")


def test_the_recap_waits_since_the_call_and_is_new_two_days_after_it(coach, pia, held):
    [reason] = attention(clients_of(coach.user), timezone.now() + timedelta(days=2))
    start = Booking.objects.get().start
    assert (reason.since, reason.begun) == (start, start + timedelta(days=2))


def test_a_sent_recap_asks_for_nothing(coach, sent):
    assert reasons(coach, timezone.now() + timedelta(days=2)) == {}


def test_a_yes_waits_for_the_coach(coach, sent):
    offers.answer(offer=sent, choice="yes")
    assert reasons(coach) == {"Pia Berg": ["Would like to start"]}


def test_other_coaches_are_not_told(other_coach, pia, held):
    assert reasons(other_coach, timezone.now() + timedelta(days=2)) == {}


def test_the_desk_shows_it(signed_in, coach, sent):
    offers.answer(offer=sent, choice="yes")
    assert "Would like to start" in signed_in(coach).get(reverse("wagtailadmin_home")).content.decode()


def test_it_is_one_query_for_any_number(coach, call):
    for number in range(4):
        made = factories.client(coach=coach, with_account=False, stage="prospect")
        start = timezone.now() - timedelta(days=1 + number)
        booking_factories.booking(appointment_type=call, client=made, start=start, status="held")
    with CaptureQueriesContext(connection) as queries:
        assert len(list(attention(clients_of(coach.user), timezone.now() + timedelta(days=2)))) == 4
    assert len(queries) == 2  # one of them whether this is the owner
