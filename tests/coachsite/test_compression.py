import gzip

import pytest
from django.urls import reverse

from tests.coaching.website import factories

ASKS = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def address(db):
    """Of a page without a form, whose token is another each time."""
    return factories.home(lets_visitors_try=False).get_url()


def test_a_page_is_sent_compressed_to_a_visitor_of_whom_nothing_is_known(client, address):
    plain = client.get(address)
    packed = client.get(address, headers=ASKS)
    assert (packed["Content-Encoding"], gzip.decompress(packed.content)) == ("gzip", plain.content)
    assert len(packed.content) < len(plain.content) / 2


def test_a_browser_that_does_not_ask_for_it_gets_the_page_as_it_is(client, address):
    assert "Content-Encoding" not in client.get(address)


def test_what_someone_known_reads_is_sent_as_it_is(client, address, clara):
    client.force_login(clara.user)
    for path in (address, "/me/", reverse("account_email")):
        assert "Content-Encoding" not in client.get(path, headers=ASKS), path
    client.logout()
    client.cookies["bookings"] = "x"
    assert "Content-Encoding" not in client.get(address, headers=ASKS)


def test_two_answers_of_one_page_differ_in_length(client, address):
    """Django pads each at random, so that lengths say little."""
    assert len({len(client.get(address, headers=ASKS).content) for _again in range(20)}) > 1
