from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from coaching.practice.week_counts import first_week_start, week_counts

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)  # a Wednesday
MONDAY = datetime(2026, 11, 16, 5, tzinfo=UTC)  # midnight in New York
ANNA = SimpleNamespace(pk=1, timezone="America/New_York")
BEN = SimpleNamespace(pk=2, timezone="Europe/Berlin")


def test_deeds_count_in_the_week_of_their_own_persons_clock():
    deeds = [(1, MONDAY - timedelta(seconds=1), "a"), (1, MONDAY, "b"), (2, MONDAY - timedelta(seconds=1), "c")]
    assert week_counts([ANNA, BEN], deeds, 2, NOW) == {1: [1, 1], 2: [0, 1]}


def test_one_thing_counts_once_a_week():
    deeds = [(1, NOW, "call"), (1, NOW - timedelta(days=1), "call"), (1, NOW - timedelta(days=7), "call")]
    assert week_counts([ANNA], deeds, 2, NOW) == {1: [1, 1]}


def test_what_is_older_does_not_count():
    assert week_counts([ANNA], [(1, NOW - timedelta(weeks=3), "a")], 2, NOW) == {1: [0, 0]}


def test_the_first_week_begins_with_whoever_is_farthest_east():
    assert first_week_start([ANNA, BEN], 1, NOW) == datetime(2026, 11, 15, 23, tzinfo=UTC)


def test_without_anyone_no_week_begins():
    assert (week_counts([], [], 2, NOW), first_week_start([], 2, NOW)) == ({}, NOW)
