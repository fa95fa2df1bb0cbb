"""Active weeks: nothing resets, a break costs nothing, a missed week costs one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.people.activity import active_weeks
from coaching.people.models import ActiveDay, Break
from coaching.people.preferring import prefer
from coaching.people.timeline import record, seen
from coaching.practice.days import today
from tests import factories

NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)  # a Wednesday
MONDAY = date(2026, 11, 16)
slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
weeks_back = st.sets(st.integers(0, 30), min_size=1)


def active_in(client, *weeks):
    """Notes a Wednesday in each of the weeks, counted back from the running one."""
    ActiveDay.objects.all().delete()
    ActiveDay.objects.bulk_create([ActiveDay(client=client, day=MONDAY + timedelta(days=2 - 7 * week)) for week in weeks])


def rest(client, first, last):
    """A pause between two weeks, counted back from the running one."""
    Break.objects.all().delete()
    first_day, last_day = (MONDAY - timedelta(weeks=week) for week in (first, last))
    Break.objects.create(client=client, kind=Break.Kind.PAUSE, first_day=first_day, last_day=last_day + timedelta(days=6))


def found(client, now=NOW):
    return active_weeks([client], now)[client.pk]


def test_someone_who_did_nothing_yet_has_no_weeks(clara):
    assert found(clara).weeks == ()


def test_the_first_weeks_are_counted_from_the_first_active_one(clara):
    active_in(clara, 2, 0)
    assert found(clara).own_words == "active in 2 of your first 3 weeks"
    assert found(clara).words == "active in 2 of the first 3 weeks"


def test_the_first_week_is_said_as_it_is(clara):
    active_in(clara, 0)
    assert (found(clara).own_words, found(clara).words) == ("active this week, your first", "active this week, their first")


def test_a_first_week_before_a_break_is_not_this_week(clara):
    active_in(clara, 1)
    rest(clara, 0, 0)
    assert (found(clara).own_words, found(clara).words) == ("active in your first week", "active in the first week")


def test_twelve_weeks_are_the_last_twelve(clara):
    active_in(clara, 20, 11, 3, 1)
    assert found(clara).own_words == "active in 3 of the last 12 weeks"


def test_the_running_week_stands_last(clara):
    active_in(clara, 1)
    assert [(week.monday, week.active) for week in found(clara).weeks] == [(date(2026, 11, 9), True), (MONDAY, False)]


def test_a_rested_week_of_a_break_is_left_out_and_the_count_reaches_further_back(clara):
    active_in(clara, 20, 13, 12, 11)
    before = found(clara).active
    rest(clara, 2, 0)
    assert (before, found(clara).active, found(clara).of) == (1, 3, 12)
    assert [week.rested for week in found(clara).weeks] == [False] * 12 + [True] * 3


def test_what_was_done_on_a_break_counts(clara):
    active_in(clara, 20, 1)
    rest(clara, 1, 1)
    assert found(clara).active == 1


def test_a_pause_without_an_end_stands_still_for_a_year(clara):
    active_in(clara, 20, 4, 3, 1)
    Break.objects.create(client=clara, kind=Break.Kind.PAUSE, first_day=MONDAY)
    year = [found(clara, NOW + timedelta(weeks=week)).own_words for week in range(52)]
    assert set(year) == {"active in 3 of the last 12 weeks"}


@slow
@given(weeks=weeks_back, pause=st.tuples(st.integers(0, 20), st.integers(0, 20)))
def test_a_pause_never_lowers_the_number(clara, weeks, pause):
    Break.objects.all().delete()
    active_in(clara, *weeks)
    before = found(clara).active
    rest(clara, max(pause), min(pause))
    assert found(clara).active >= before


@slow
@given(weeks=weeks_back, pause=st.tuples(st.integers(0, 20), st.integers(0, 20)))
def test_a_missed_week_lowers_the_number_by_one_at_most(clara, weeks, pause):
    active_in(clara, *weeks)
    rest(clara, max(pause), min(pause))
    assert 0 <= found(clara).active - found(clara, NOW + timedelta(weeks=1)).active <= 1


@slow
@given(
    hours=st.lists(st.integers(0, 24 * 21), min_size=1, max_size=12),
    zones=st.lists(st.sampled_from(["Pacific/Auckland", "America/New_York", "Asia/Kolkata"]), min_size=2, max_size=4),
)
def test_moving_to_another_zone_loses_no_day(clara, hours, zones):
    """Nor does moving itself note any: each day is one that it was for them when they did something."""
    ActiveDay.objects.all().delete()
    clara.last_active_at = None
    for index, hour in enumerate(sorted(hours)):
        noted = set(ActiveDay.objects.values_list("day", flat=True))
        prefer(client=clara, zone=zones[index % len(zones)])
        assert set(ActiveDay.objects.values_list("day", flat=True)) == noted
        at = NOW + timedelta(hours=hour)
        seen(client=clara, at=at)
        days = set(ActiveDay.objects.values_list("day", flat=True))
        assert noted <= days
        assert today(at, clara.timezone) in days


def test_a_second_deed_on_a_day_costs_two_queries(clara, django_assert_num_queries):
    seen(client=clara, at=NOW)
    with django_assert_num_queries(2):
        seen(client=clara, at=NOW + timedelta(minutes=5))
    assert ActiveDay.objects.count() == 1


def test_a_day_is_the_clients_own(clara):
    record(client=clara, kind="test", text="Late", at=datetime(2026, 11, 19, 3, tzinfo=UTC), active=True)
    assert ActiveDay.objects.get().day == date(2026, 11, 18)


def test_a_week_that_began_stays_after_a_move_west(coach):
    """Half an hour after midnight of a Monday in Auckland it is Sunday in Chicago."""
    now = datetime(2026, 11, 15, 11, 30, tzinfo=UTC)
    moana = factories.client(coach=coach, timezone="Pacific/Auckland")
    for days in (10, 0):
        seen(client=moana, at=now - timedelta(days=days))
    before = found(moana, now)
    prefer(client=moana, zone="America/Chicago", now=now)
    assert found(moana, now) == before
    assert (before.own_words, before.last_day) == ("active in 2 of your first 3 weeks", MONDAY)


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_three_queries_for_any_number(coach, count, django_assert_num_queries):
    clients = [factories.client(coach=coach) for _ in range(count)]
    for client in clients:
        seen(client=client, at=NOW)
    with django_assert_num_queries(3):
        assert [each.active for each in active_weeks(clients, NOW).values()] == [1] * count
