import pytest

from coaching.practice import circuit_breaker
from tests.redis import Redis


@pytest.fixture
def redis():
    with Redis() as server:
        yield server


@pytest.fixture
def cache_at(settings, db):
    """`cache_at(url)` makes the Redis at `url` the site's, and gives the cache."""
    from django.core.cache import cache

    def use(url):
        settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": [url]}}
        return cache

    return use


@pytest.fixture
def pass_time(monkeypatch):
    """`pass_time()` lets the seconds go by in which a server that failed is left alone."""
    clock, passed = circuit_breaker.time.monotonic, [0]
    monkeypatch.setattr(circuit_breaker.time, "monotonic", lambda: clock() + sum(passed))
    return lambda: passed.append(circuit_breaker.SECONDS)
