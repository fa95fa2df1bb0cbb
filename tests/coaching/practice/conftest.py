from tests.redis import cache_at, pass_time, redis  # noqa: F401 - fixtures
