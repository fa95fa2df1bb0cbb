from datetime import UTC, datetime, timedelta

import pytest

from coaching.jobs.heartbeat import LANES, beat, silent_lanes, worker_is_alive

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def all_beat():
    for lane in LANES:
        beat(lane, NOW)


def test_a_worker_that_never_ran_is_not_alive():
    assert (silent_lanes(NOW), worker_is_alive(NOW)) == (["mail", "jobs", "clock"], False)


def test_a_worker_is_alive_while_each_lane_beats(all_beat):
    assert worker_is_alive(NOW + timedelta(seconds=119))


def test_after_two_minutes_of_silence_it_is_not(all_beat):
    assert silent_lanes(NOW + timedelta(minutes=2)) == ["mail", "jobs", "clock"]


def test_one_silent_lane_is_named(all_beat):
    later = NOW + timedelta(minutes=3)
    beat("mail", later)
    beat("clock", later)
    assert (silent_lanes(later), worker_is_alive(later)) == (["jobs"], False)


def test_it_is_one_question(all_beat, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert worker_is_alive(NOW)
