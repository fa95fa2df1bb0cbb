from datetime import UTC, datetime, timedelta

import pytest

from coaching.pipeline import receivers, retention

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def purged(monkeypatch):
    """When prospects were forgotten."""
    times = []
    monkeypatch.setattr(retention, "purge", times.append)
    return times


@pytest.fixture
def tick(db, time_of_cache):
    """`tick(minutes)`: the worker's minute, so long after noon."""

    def at(minutes):
        now = NOON + timedelta(minutes=minutes)
        time_of_cache(now)
        receivers.purge_prospects(None, now=now)

    return at


@pytest.fixture
def time_of_cache(monkeypatch):
    return lambda now: monkeypatch.setattr("coaching.practice.database_cache.timezone.now", lambda: now)


def test_prospects_are_forgotten_once_a_day(tick, purged):
    for minutes in (0, 1, 61, 719, 720, 721, 2160):
        tick(minutes)
    assert purged == [NOON, NOON + timedelta(hours=12), NOON + timedelta(hours=36)]


def test_what_failed_is_tried_again_an_hour_later(tick, monkeypatch):
    tries = []

    def fails(now):
        tries.append(now)
        raise RuntimeError

    monkeypatch.setattr(retention, "purge", fails)
    for minutes in (0, 1, 59, 60, 61):
        try:
            tick(minutes)
        except RuntimeError:
            continue
    assert tries == [NOON, NOON + timedelta(hours=1)]
