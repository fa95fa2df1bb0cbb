import secrets

import pytest

from coaching.booking.guest import rate_limits


@pytest.fixture
def tries(rf, db, monkeypatch):
    """`tries(count, email=…, **headers)` says which of so many tries were one too many."""
    monkeypatch.setattr(rate_limits, "TRIES", 3)
    monkeypatch.setattr(rate_limits, "TRIES_PER_MAIL", 2)

    def count(number, email="", **meta):
        return [rate_limits.too_often(rf.post("/", **meta), email) for _try in range(number)]

    return count


def somewhere():
    """A network of its own: of an IPv6 address the first half tells visitors apart."""
    return f"2001:db8:{secrets.token_hex(2)}:{secrets.token_hex(2)}::1"


def test_a_visitor_has_so_many_tries(tries):
    assert tries(5, REMOTE_ADDR=somewhere()) == [False, False, False, True, True]


def test_another_visitor_has_tries_of_their_own(tries):
    tries(5, REMOTE_ADDR=somewhere())
    assert tries(1, REMOTE_ADDR=somewhere()) == [False]


def test_a_mail_address_has_so_many_tries_from_wherever(tries):
    email = f"Lea.{secrets.token_hex(4)}@example.org"
    answers = [tries(1, email=email, REMOTE_ADDR=somewhere())[0] for _try in range(4)]
    assert answers == [False, False, True, True]


def test_behind_a_proxy_its_visitors_are_told_apart(tries, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    proxy = somewhere()
    tries(5, REMOTE_ADDR=proxy, HTTP_X_FORWARDED_FOR=somewhere())
    assert tries(1, REMOTE_ADDR=proxy, HTTP_X_FORWARDED_FOR=somewhere()) == [False]


def test_an_address_that_a_visitor_makes_up_counts_for_nothing(tries, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    own, proxy = somewhere(), somewhere()
    made_up = [f"{somewhere()}, {own}" for _try in range(5)]
    answers = [tries(1, REMOTE_ADDR=proxy, HTTP_X_FORWARDED_FOR=each)[0] for each in made_up]
    assert answers == [False, False, False, True, True]


def test_without_a_proxy_the_header_counts_for_nothing(tries):
    own = somewhere()
    answers = [tries(1, REMOTE_ADDR=own, HTTP_X_FORWARDED_FOR=somewhere())[0] for _try in range(5)]
    assert answers == [False, False, False, True, True]
