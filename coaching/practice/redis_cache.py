"""Redis as a cache that no page needs: while it does not answer, reads miss and writes are dropped."""

import pickle
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from datetime import timedelta
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

from coaching.practice.circuit_breaker import Key, breaker_for

# A host that swallows packets must not hold a page: seconds to connect, and for each answer.
TIMEOUTS = {"socket_connect_timeout": 0.3, "socket_timeout": 0.3}
# Also LOADING, READONLY, OOM, NOAUTH and an answer of something that is no Redis: each is a RedisError.
OUTAGES = (RedisError, OSError)
# What an earlier release stored may not be readable any more.
UNREADABLE = (pickle.UnpicklingError, AttributeError, ImportError, EOFError, IndexError)
PROBE = "coaching:answers"


class FaultTolerantRedisCache(RedisCache):
    """Django's Redis cache, with the manners of its dummy cache while Redis is away."""

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, {**params, "OPTIONS": {**TIMEOUTS, **params.get("OPTIONS", {})}})
        self._class = FaultTolerantClient


class FaultTolerantClient(RedisCacheClient):
    """What is changed during an outage is removed from Redis before it is read again, so that nothing old is believed."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        super().__init__(servers, **options)
        self.breaker = breaker_for(tuple(servers))

    def get(self, key: Key, default: Any) -> Any:
        return self._read([key], super().get, key, default, otherwise=default)

    def get_many(self, keys: Iterable[Key]) -> dict[Key, Any]:
        keys = list(keys)
        return self._read(keys, super().get_many, keys, otherwise={})

    def has_key(self, key: Key) -> bool:
        return self._call(super().has_key, key, otherwise=False)

    def add(self, key: Key, value: Any, timeout: int | timedelta | None) -> bool:
        return self._call(super().add, key, value, timeout, otherwise=True, changed=[key])

    def set(self, key: Key, value: Any, timeout: int | timedelta | None) -> None:
        self._call(super().set, key, value, timeout, changed=[key])

    def set_many(self, data: Mapping[Key, Any], timeout: int | timedelta | None) -> None:
        self._call(super().set_many, data, timeout, changed=data)

    def touch(self, key: Key, timeout: int | timedelta | None) -> bool:
        return self._call(super().touch, key, timeout, otherwise=False, changed=[key])

    def delete(self, key: Key) -> bool:
        return self._call(super().delete, key, otherwise=False, changed=[key])

    def delete_many(self, keys: Iterable[Key]) -> None:
        keys = list(keys)
        self._call(super().delete_many, keys, changed=keys)

    def incr(self, key: Key, delta: int) -> int:
        value = self._call(super().incr, key, delta, changed=[key])
        if value is None:
            raise ValueError(f"Key {key!r} not found.")
        return value

    def clear(self) -> bool:
        return self._call(super().clear, otherwise=False, changed=[None])

    def _read(self, keys: Collection[Key], verb: Callable[..., Any], *args: Any, otherwise: Any) -> Any:
        try:
            return self._call(verb, *args, otherwise=otherwise)
        except UNREADABLE:
            self.delete_many(keys)
            return otherwise

    def _call(self, verb: Callable[..., Any], *args: Any, otherwise: Any = None, changed: Iterable[Key | None] = ()) -> Any:
        """What `verb` gives, or `otherwise` while Redis is away; `changed` are the keys that it would change (None: all)."""
        if self.breaker.lets_through(self._remove, OUTAGES):
            try:
                return verb(*args)
            except OUTAGES as error:
                self.breaker.open(error)
        self.breaker.note(changed)
        return otherwise

    def _remove(self, keys: Set[Key | None]) -> None:
        """Takes the keys out of Redis. Writes first: one that only reads, or has no room, is as good as away."""
        client = self.get_client(write=True)
        client.set(PROBE, 1, ex=1)
        if None in keys:
            client.flushdb()
        elif keys:
            client.delete(*(key for key in keys if key is not None))
