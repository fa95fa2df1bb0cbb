from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from coaching.practice import receivers
from coaching.practice.models import CacheEntry
from coaching.practice.rate_limits import counted
from tests.races import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def later(monkeypatch):
    """`later(seconds)` is then."""
    clock = timezone.now
    return lambda seconds: monkeypatch.setattr(timezone, "now", lambda: clock() + timedelta(seconds=seconds))


def test_a_value_is_kept_until_it_runs_out(later):
    cache.set("once:a", ["1", 2.5], 60)
    later(59)
    assert cache.get("once:a") == ["1", 2.5]
    later(60)
    assert cache.get("once:a", "nothing") == "nothing"


def test_a_value_without_an_end_stays(later):
    cache.set("once:a", 1, None)
    later(10**9)
    assert cache.get("once:a") == 1


def test_what_is_set_again_is_the_newer():
    cache.set("once:a", 1)
    cache.set("once:a", 2)
    assert cache.get("once:a") == 2


def test_it_is_added_once_until_it_runs_out(later):
    assert [cache.add("once:a", 1, 60), cache.add("once:a", 2, 60), cache.get("once:a")] == [True, False, 1]
    later(60)
    assert [cache.add("once:a", 3, 60), cache.get("once:a")] == [True, 3]


def test_it_counts_up_and_down():
    cache.set("tries:a", 5)
    assert [cache.incr("tries:a"), cache.incr("tries:a", 4), cache.decr("tries:a", 2)] == [6, 10, 8]


@pytest.mark.parametrize("verb", ["incr", "decr", "incr_version"])
def test_what_is_missing_is_not_counted(verb):
    with pytest.raises(ValueError, match="not found"):
        getattr(cache, verb)("tries:a")


def test_counting_keeps_the_end(later):
    cache.set("tries:a", 1, 60)
    cache.incr("tries:a")
    later(60)
    assert cache.get("tries:a") is None


def test_touching_moves_the_end(later):
    cache.set("once:a", 1, 60)
    assert [cache.touch("once:a", 120), cache.touch("once:b", 120)] == [True, False]
    later(119)
    assert cache.get("once:a") == 1


def test_what_is_deleted_is_gone():
    cache.set("once:a", 1)
    assert [cache.delete("once:a"), cache.delete("once:a"), "once:a" in cache] == [True, False, False]


def test_versions_are_told_apart():
    cache.set("once:a", 1)
    cache.set("once:a", 2, version=2)
    cache.incr_version("once:a", 4)
    assert [cache.get("once:a", version=version) for version in (1, 2, 5)] == [None, 2, 1]


def test_counted_and_remembered_keys_are_asked_for_together():
    assert cache.set_many({"once:a": 1, "plain": 2}, 60) == []
    assert cache.get_many(["once:a", "plain", "once:b"]) == {"once:a": 1, "plain": 2}
    assert CacheEntry.objects.count() == 1
    cache.delete_many(["once:a", "plain"])
    assert cache.get_many(["once:a", "plain"]) == {}


def test_clearing_forgets_both():
    cache.set_many({"once:a": 1, "plain": 2}, 60)
    cache.clear()
    assert cache.get_many(["once:a", "plain"]) == {}


def test_the_table_tells_nobodys_address():
    cache.set("allauth:rl:login:ip:203.0.113.7", [1.5])
    row = CacheEntry.objects.get()
    assert "203.0.113.7" not in row.key + row.value


def test_what_ran_out_is_swept_and_nothing_else(later):
    cache.set_many({"once:a": 1, "once:b": 1}, 60)
    cache.set("once:c", 1, 61)
    cache.set("once:d", 1, None)
    later(60)
    receivers.delete_expired_entries(None, now=timezone.now())
    assert CacheEntry.objects.count() == 2
    assert sorted(cache.get_many(["once:a", "once:b", "once:c", "once:d"])) == ["once:c", "once:d"]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_each_is_counted():
    def count(wait):
        connection.ensure_connection()
        wait()
        return counted("race", "203.0.113.7")

    assert sorted(at_once(12, count)) == list(range(1, 13))


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("end", [60, -1], ids=["new", "run out before"])
def test_of_many_at_once_one_adds(end):
    if end < 0:
        cache.set("once:a", 0, end)

    def add(wait):
        connection.ensure_connection()
        wait()
        return cache.add("once:a", 1, 60)

    assert at_once(12, add).count(True) == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_counting_in_two_steps_would_lose_some():
    """The control: without the lock, what two read at once is counted once."""
    cache.set("tries:a", 0, 60)

    def count(wait):
        wait()
        value = cache.get("tries:a")
        wait()
        cache.set("tries:a", value + 1, 60)

    at_once(6, count)
    assert cache.get("tries:a") < 6
