"""The site's cache: what is counted lives in the database, what is merely remembered in Redis, or in this process without one."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from asgiref.sync import sync_to_async
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache

# How the names begin of what is counted or must happen once: allauth's limits and used codes, and our own.
COUNTED = ("allauth", "tries:", "once:")


def _of_key(name: str) -> Callable[..., Any]:
    """A method of the cache that holds the key."""

    def method(self: "SiteCache", key: str, *args: Any, **kwargs: Any) -> Any:
        return getattr(self._store(key), name)(key, *args, **kwargs)

    return method


class SiteCache(BaseCache):
    """LOCATION lists the address of Redis, or nothing."""

    def __init__(self, server: list[str], params: dict[str, Any]) -> None:
        super().__init__(params)
        self._counts, self._rest = _counts(params), _rest(server, params)
        self.is_shared = bool(server)  # whether what one process remembers is known to the others

    add, get, set, touch = _of_key("add"), _of_key("get"), _of_key("set"), _of_key("touch")
    delete, incr, has_key = _of_key("delete"), _of_key("incr"), _of_key("has_key")

    async def aincr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Django's own reads and writes, and forgets who counted in between."""
        return await sync_to_async(self.incr)(key, delta, version)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for store, mine in self._sorted(keys):
            found |= store.get_many(mine, version=version)
        return found

    def set_many(self, data: dict[str, Any], timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> list[str]:
        failed = []
        for store, mine in self._sorted(data):
            failed += store.set_many({key: data[key] for key in mine}, timeout=timeout, version=version)
        return failed

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:
        for store, mine in self._sorted(keys):
            store.delete_many(mine, version=version)

    def clear(self) -> None:
        self._counts.clear()
        self._rest.clear()

    def _store(self, key: str) -> BaseCache:
        return self._counts if str(key).startswith(COUNTED) else self._rest

    def _sorted(self, keys: Iterable[str]) -> Iterator[tuple[BaseCache, list[str]]]:
        """Each store with those of the keys that it holds, if any."""
        keys = list(keys)
        for store in (self._counts, self._rest):
            if mine := [key for key in keys if self._store(key) is store]:
                yield store, mine


def _counts(params: dict[str, Any]) -> BaseCache:
    from coaching.practice.database_cache import DatabaseCache  # models: not before the apps are ready

    return DatabaseCache(params)


def _rest(server: list[str], params: dict[str, Any]) -> BaseCache:
    if not server:
        return LocMemCache("", params)
    from coaching.practice.redis_cache import FaultTolerantRedisCache  # without Redis nobody needs its library

    return FaultTolerantRedisCache(server, params)
