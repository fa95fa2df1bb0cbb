import pytest

from coachsite.environment.redis_url import redis_servers


@pytest.mark.parametrize(
    "url", ["redis://db:6379/0", "redis://:a,b;c@db", "rediss://u:p@db:6380/1?ssl_cert_reqs=none", "unix:///run/redis.sock"]
)
def test_an_address_of_redis_is_one_server_whatever_is_in_its_password(url):
    assert redis_servers(url) == [url]


def test_no_redis_is_no_server():
    assert redis_servers("") == []


@pytest.mark.parametrize(
    "url", ["db:6379", "http://db", "redis://", "redis://db:no", "redis:///0", "redis://d b", "redis://[::1", "unix://"]
)
def test_an_address_of_redis_that_cannot_be_read_says_what_to_do(url):
    with pytest.raises(ValueError, match=r"^REDIS_URL"):
        redis_servers(url)
