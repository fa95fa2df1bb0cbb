"""The weekly mail comes at the chosen hour by the wall clock, whatever the clocks do."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coaching.people.digest_times import next_time, week_name

ZONES = ["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [0, 8, 23])
def test_a_year_of_mails_comes_once_a_week_at_the_chosen_hour(zone, hour):
    at, seen = datetime(2026, 1, 1, tzinfo=UTC), []
    for _week in range(60):
        at = next_time(day=6, hour=hour, zone=zone, now=at)
        seen.append(at.astimezone(ZoneInfo(zone)))
    assert {(each.weekday(), each.hour, each.minute) for each in seen} == {(6, hour, 0)}
    assert {(later.date() - earlier.date()).days for earlier, later in zip(seen, seen[1:], strict=False)} == {7}


@pytest.mark.parametrize(
    ("zone", "now", "expected"),
    [
        # 2 o'clock is skipped on March 8, 2026 in New York, half of it on October 4 on Lord Howe.
        ("America/New_York", datetime(2026, 3, 7, tzinfo=UTC), datetime(2026, 3, 8, 7, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 10, 3, tzinfo=UTC), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ],
)
def test_an_hour_that_is_skipped_is_when_the_clock_changes(zone, now, expected):
    assert next_time(day=6, hour=2, zone=zone, now=now) == expected


def test_an_hour_that_comes_twice_mails_once():
    first = next_time(day=6, hour=1, zone="America/New_York", now=datetime(2026, 10, 31, tzinfo=UTC))
    assert first == datetime(2026, 11, 1, 5, tzinfo=UTC)
    assert next_time(day=6, hour=1, zone="America/New_York", now=first + timedelta(minutes=90)) > first + timedelta(days=6)


def test_now_itself_is_over():
    at = datetime(2026, 11, 16, 13, tzinfo=UTC)
    assert next_time(day=0, hour=8, zone="America/New_York", now=at) == at + timedelta(weeks=1)


def test_a_week_is_the_clients_own():
    at = datetime(2026, 11, 22, 20, tzinfo=UTC)
    assert (week_name(at, "America/New_York"), week_name(at, "Pacific/Auckland")) == ("2026-W47", "2026-W48")
