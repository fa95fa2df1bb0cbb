"""Redis that goes away and comes back, with a real one."""

import logging
import pickle
import time

import pytest
from asgiref.sync import async_to_sync
from django.core.cache.backends.dummy import DummyCache

from tests.redis import PretendRedis, Redis

pytestmark = pytest.mark.services

VERBS = {
    "get": lambda cache: cache.get("a", "nothing"),
    "get_many": lambda cache: cache.get_many(["a", "b"]),
    "get_or_set": lambda cache: cache.get_or_set("a", lambda: 3, 60),
    "set": lambda cache: cache.set("a", 1, 60),
    "set_many": lambda cache: cache.set_many({"a": 1, "b": 2}, 60),
    "add": lambda cache: cache.add("a", 1, 60),
    "touch": lambda cache: cache.touch("a", 60),
    "delete": lambda cache: cache.delete("a"),
    "delete_many": lambda cache: cache.delete_many(["a", "b"]),
    "has_key": lambda cache: cache.has_key("a"),
    "in": lambda cache: "a" in cache,
    "clear": lambda cache: bool(cache.clear()),
    "aget": lambda cache: async_to_sync(cache.aget)("a"),
    "aset": lambda cache: async_to_sync(cache.aset)("a", 1),
    "aget_many": lambda cache: async_to_sync(cache.aget_many)(["a"]),
    "adelete_many": lambda cache: async_to_sync(cache.adelete_many)(["a"]),
}
MISSING = ["incr", "decr", "incr_version", "decr_version"]


@pytest.fixture
def cache(cache_at, redis):
    return cache_at(redis.url)


@pytest.mark.parametrize("verb", VERBS)
def test_a_redis_that_is_away_answers_as_an_empty_cache(verb, cache, redis):
    cache.set("a", 1, 60)
    redis.kill()
    assert VERBS[verb](cache) == VERBS[verb](DummyCache("", {}))


@pytest.mark.parametrize("verb", MISSING)
def test_nothing_can_be_counted_up_that_is_not_there(verb, cache, redis):
    cache.set("a", 1, 60)
    redis.kill()
    with pytest.raises(ValueError, match="not found"):
        getattr(cache, verb)("a")


def test_a_redis_that_is_back_is_used_again(cache, redis, pass_time):
    redis.kill()
    cache.set("a", 1, 60)
    redis.start()
    pass_time()
    cache.set("b", 2, 60)
    assert (cache.get("b"), redis.knows("b"), redis.knows("a")) == (2, True, False)


def test_a_redis_that_was_restarted_costs_no_error(cache, redis, pass_time):
    cache.set("a", 1, 60)
    redis.kill()
    redis.start()
    cache.get("a")
    pass_time()
    cache.set("a", 2, 60)
    assert cache.get("a") == 2


@pytest.mark.parametrize("change", ["set", "set_many", "delete", "delete_many", "touch", "clear"])
def test_what_was_changed_meanwhile_is_not_believed_afterwards(change, cache, redis, pass_time):
    cache.set("a", "old", 60)
    redis.freeze()
    VERBS[change](cache)
    redis.thaw()
    pass_time()
    assert cache.get("a", "nothing") == "nothing"


def test_what_was_not_changed_is_still_known(cache, redis, pass_time):
    cache.set_many({"a": "old", "b": "old"}, 60)
    redis.freeze()
    cache.delete("a")
    redis.thaw()
    pass_time()
    assert cache.get_many(["a", "b"]) == {"b": "old"}


def test_the_key_of_another_version_or_prefix_stays(cache, redis, pass_time):
    cache.set("a", "old", 60)
    cache.set("a", "other", 60, version=2)
    redis.freeze()
    cache.delete("a", version=2)
    redis.thaw()
    pass_time()
    assert (cache.get("a"), cache.get("a", version=2)) == ("old", None)


def test_a_redis_that_never_answers_is_waited_for_once(cache, redis):
    redis.freeze()
    began = time.monotonic()
    for _page in range(50):
        cache.get("a")
    redis.thaw()
    assert time.monotonic() - began < 1


ANSWERS = {
    "loading": b"-LOADING Redis is loading the dataset in memory\r\n",
    "a standby": b"-READONLY You can't write against a read only replica.\r\n",
    "full": b"-OOM command not allowed when used memory > 'maxmemory'.\r\n",
    "locked": b"-NOAUTH Authentication required.\r\n",
    "its disk is full": b"-MISCONF Redis is configured to save RDB snapshots\r\n",
    "busy": b"-BUSY Redis is busy running a script.\r\n",
    "moved": b"-MOVED 3999 127.0.0.1:6381\r\n",
    "misdirected": b"-MISDIRECTED wrong\r\n",
    "not a Redis": b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "silent": b"",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_a_redis_that_will_not_work_is_as_good_as_away(answer, cache_at):
    with PretendRedis(answer) as server:
        cache = cache_at(server.url)
        cache.set("a", 1, 60)
        assert cache.get("a", "nothing") == "nothing"


@pytest.mark.parametrize(
    "options",
    [("--requirepass", "secret"), ("--maxmemory", "1"), ("--replicaof", "127.0.0.1 1")],
    ids=["locked", "full", "standby"],
)
def test_a_real_redis_that_refuses_is_not_taken_for_healed(options, cache_at, pass_time, caplog):
    with Redis(*options) as server:
        cache = cache_at(server.url)
        for _page in range(3):
            cache.set("a", 1, 60)
            pass_time()
    assert [record.getMessage()[:17] for record in caplog.records] == ["The cache is away"]


def test_an_outage_is_said_once_and_its_end_too(cache, redis, pass_time, caplog):
    caplog.set_level(logging.INFO)
    redis.kill()
    for _page in range(3):
        cache.get("a")
        pass_time()
    redis.start()
    cache.get("a")
    assert [record.getMessage().split(" (")[0] for record in caplog.records] == ["The cache is away", "The cache answers again."]


def test_what_cannot_be_read_any_more_is_not_there(cache, redis):
    cache.set("a", 1, 60)
    (name,) = redis.asked.keys("*:a")
    redis.asked.set(name, pickle.dumps(ANSWERS).replace(b"loading", b"l\xfe\xfe\xfeing")[:20])
    assert cache.get("a", "nothing") == "nothing"
    assert not redis.knows("a")
