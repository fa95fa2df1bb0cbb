import pytest

from coaching.booking.guest import limits


@pytest.fixture
def tries(rf, monkeypatch):
    """`tries(count, email=…, **headers)` says which of so many tries were one too many."""
    monkeypatch.setattr(limits, "TRIES", 3)
    monkeypatch.setattr(limits, "TRIES_PER_MAIL", 2)

    def count(number, email="", **meta):
        return [limits.too_often(rf.post("/", **meta), email) for _try in range(number)]

    return count


def test_a_visitor_has_so_many_tries(tries):
    assert tries(5, REMOTE_ADDR="10.1.0.1") == [False, False, False, True, True]


def test_another_visitor_has_tries_of_their_own(tries):
    tries(5, REMOTE_ADDR="10.1.0.2")
    assert tries(1, REMOTE_ADDR="10.1.0.3") == [False]


def test_a_mail_address_has_so_many_tries_from_wherever(tries):
    answers = [tries(1, email="Lea@example.org", REMOTE_ADDR=f"10.2.0.{number}")[0] for number in range(4)]
    assert answers == [False, False, True, True]


def test_behind_a_proxy_its_visitors_are_told_apart(tries, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    tries(5, REMOTE_ADDR="10.3.0.1", HTTP_X_FORWARDED_FOR="203.0.113.1")
    assert tries(1, REMOTE_ADDR="10.3.0.1", HTTP_X_FORWARDED_FOR="203.0.113.2") == [False]


def test_an_address_that_a_visitor_makes_up_counts_for_nothing(tries, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    made_up = [f"198.51.100.{number}, 203.0.113.9" for number in range(5)]
    answers = [tries(1, REMOTE_ADDR="10.4.0.1", HTTP_X_FORWARDED_FOR=each)[0] for each in made_up]
    assert answers == [False, False, False, True, True]


def test_without_a_proxy_the_header_counts_for_nothing(tries):
    answers = [tries(1, REMOTE_ADDR="10.5.0.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")[0] for number in range(5)]
    assert answers == [False, False, False, True, True]
