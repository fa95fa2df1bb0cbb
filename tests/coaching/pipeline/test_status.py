from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.people.access import clients_of
from coaching.people.models import Client
from coaching.pipeline.status import counts, prospects
from tests import factories
from tests.coaching.booking import factories as booking_factories

DAY = timedelta(days=1)


def statuses(coach):
    return dict(prospects(clients_of(coach.user), timezone.now()).values_list("name", "prospect_status"))


@pytest.mark.parametrize(
    ("stage", "status", "days", "prospect_status"),
    [
        ("prospect", "booked", 1, "booked"),
        ("prospect", "booked", -1, "passed"),
        ("prospect", "held", -1, "held"),
        ("prospect", "no_show", -1, "missed"),
        ("prospect", "canceled", 1, "canceled"),
        ("offered", "held", -1, "offered"),
        ("later", "held", -1, "later"),
        ("declined", "held", -1, "no"),
        ("active", "held", -1, "client"),
        ("alumni", "held", -1, "client"),
    ],
)
def test_where_someone_stands_follows_from_stage_and_call(coach, call, pia, stage, status, days, prospect_status):
    Client.objects.filter(pk=pia.pk).update(stage=stage)
    booking_factories.booking(appointment_type=call, client=pia, start=timezone.now() + days * DAY, status=status)
    assert statuses(coach) == {"Pia Berg": prospect_status}


def test_a_new_call_counts_more_than_a_canceled_one(coach, call, pia):
    booking_factories.booking(appointment_type=call, client=pia, start=timezone.now() + DAY)
    booking_factories.booking(appointment_type=call, client=pia, start=timezone.now() + 2 * DAY, status="canceled")
    assert statuses(coach) == {"Pia Berg": "booked"}


def test_someone_without_a_call_is_new(coach, pia):
    assert statuses(coach) == {"Pia Berg": "new"}


def test_a_client_who_never_was_a_prospect_is_not_in_the_list(coach, clara):
    assert statuses(coach) == {}


def test_other_coaches_prospects_are_not_seen(other_coach, pia):
    assert statuses(other_coach) == {}


def test_the_counts_are_of_people(coach, pia, held):
    factories.client(coach=coach, with_account=False, stage="later")
    assert counts(prospects(clients_of(coach.user), timezone.now())) == {"held": 1, "later": 1}


def test_a_call_that_is_running_is_not_over(coach, call, pia):
    booking_factories.booking(appointment_type=call, client=pia, start=timezone.now() - timedelta(minutes=5))
    assert statuses(coach) == {"Pia Berg": "booked"}
