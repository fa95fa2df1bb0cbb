from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from coaching.practice.week_counts import first_monday, week_counts

NOW = datetime(2026, 11, 16, 2, tzinfo=UTC)  # a Monday in Berlin, still Sunday in New York
TODAY = date(2026, 11, 16)
A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)
ANNA = SimpleNamespace(pk=1, timezone="America/New_York")
BEN = SimpleNamespace(pk=2, timezone="Europe/Berlin")


def test_deeds_count_in_the_week_of_their_own_persons_calendar():
    deeds = [(1, TODAY - A_DAY, "a"), (1, TODAY - A_WEEK, "b"), (2, TODAY - A_DAY, "c"), (2, TODAY, "d")]
    assert week_counts([ANNA, BEN], deeds, 2, NOW) == {1: [0, 2], 2: [1, 1]}


def test_a_day_ahead_counts_in_the_running_week():
    assert week_counts([ANNA], [(1, TODAY, "written down farther east")], 2, NOW) == {1: [0, 1]}


def test_one_thing_counts_once_a_week():
    deeds = [(2, TODAY, "call"), (2, TODAY - A_WEEK, "call"), (2, TODAY - A_WEEK + A_DAY, "call")]
    assert week_counts([BEN], deeds, 2, NOW) == {2: [1, 1]}


def test_what_is_older_does_not_count():
    assert week_counts([BEN], [(2, TODAY - 3 * A_WEEK, "a")], 2, NOW) == {2: [0, 0]}


def test_the_first_week_is_that_of_whoever_is_farthest_west():
    assert first_monday([ANNA, BEN], 1, NOW) == date(2026, 11, 9)


def test_without_anyone_no_week_begins():
    assert (week_counts([], [], 2, NOW), first_monday([], 2, NOW)) == ({}, TODAY)
