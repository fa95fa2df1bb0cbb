"""A pause that coach and client agreed on is a break for all that asks, and its weeks count against nobody."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coaching.people import agreed_pauses, breaks, standing
from coaching.people.activity import active_weeks
from coaching.people.models import Client
from coaching.people.notification_policy import Way, on_break, told_at_once, way_to
from coaching.people.timeline import note_day

NOW = datetime(2026, 11, 19, 3, tzinfo=UTC)  # still Wednesday evening in New York
TODAY, MARCH = date(2026, 11, 18), date(2027, 3, 3)


def days(clara):
    return [(each.first_day, each.last_day) for each in agreed_pauses.of_all([clara.pk]).get(clara.pk, [])]


@pytest.fixture
def paused(clara):
    standing.pause(client=clara, until=MARCH, now=NOW)
    return Client.objects.select_related("coach").get(pk=clara.pk)


def test_it_is_said_to_client_and_coach(paused):
    pause = breaks.current(paused, NOW)
    assert (pause.own_words, pause.words) == ("You and Dana are pausing until March 3", "Paused until March 3, 2027")


def test_it_lasts_through_its_last_day_by_the_clients_calendar(paused):
    # March 4, 4 in the morning in UTC is March 3 in New York.
    assert breaks.current(paused, datetime(2027, 3, 4, 4, tzinfo=UTC))
    assert breaks.current(paused, datetime(2027, 3, 4, 6, tzinfo=UTC)) is None


def test_nothing_is_told_before_it_is_over(paused):
    assert (told_at_once([paused], NOW), way_to(paused, NOW)) == (set(), Way.AFTER_BREAK)


def test_resumed_it_was_a_pause_until_the_day_before(paused):
    standing.resume(client=paused, now=NOW + timedelta(days=10))
    assert days(paused) == [(TODAY, TODAY + timedelta(days=9))]
    paused.refresh_from_db()
    assert breaks.current(paused, NOW + timedelta(days=10)) is None


def test_resumed_on_its_first_day_it_never_was(paused):
    standing.resume(client=paused, now=NOW)
    assert days(paused) == []


def test_taken_back_it_never_was(paused):
    standing.undo(change=standing.standing_of(paused), now=NOW)
    assert days(paused) == []


def test_the_clients_own_break_stays_theirs(paused):
    own = breaks.pause(client=paused, now=NOW)
    breaks.come_back(client=paused, now=NOW)
    assert (own.is_agreed, breaks.current(paused, NOW).is_agreed) == (False, True)


def test_its_weeks_lower_no_number(clara):
    for weeks in range(5, 9):
        note_day(client=clara, day=TODAY - timedelta(weeks=weeks))
    before = active_weeks([clara], NOW - timedelta(weeks=5))[clara.pk].words
    standing.pause(client=clara, now=NOW - timedelta(weeks=4, days=3))
    clara.refresh_from_db()
    assert active_weeks([clara], NOW)[clara.pk].words == before


def test_it_costs_one_query_where_someone_is_paused_and_none_else(paused, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert paused.pk in on_break([paused], NOW)
    paused.stage = Client.Stage.ACTIVE
    with django_assert_num_queries(1):
        assert on_break([paused], NOW) == {}
