import pytest

from coachsite.environment.database_url import database
from coachsite.environment.email_url import mail_server
from coachsite.environment.redis_url import redis_servers


@pytest.mark.parametrize("read", [mail_server, redis_servers, lambda url: database(url, "/nowhere")])
def test_no_sentence_repeats_a_password(read):
    for scheme in ("smtp", "postgres", "redis", "odd"):
        for end in ("/x@host:no/p?no=1", "@host:no/", "@h ost"):
            with pytest.raises(ValueError, match="_URL") as raised:
                read(f"{scheme}://user:geheim{end}")
            assert "geheim" not in str(raised.value)
