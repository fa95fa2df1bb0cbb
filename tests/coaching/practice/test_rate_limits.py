import pytest
from django.test import RequestFactory

from coaching.practice import rate_limits
from coaching.practice.rate_limits import give_back, take, visitor_of


@pytest.mark.parametrize(
    ("address", "visitor"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
    ],
)
def test_a_household_is_one_visitor(address, visitor):
    assert visitor_of(RequestFactory().get("/", REMOTE_ADDR=address)) == visitor


@pytest.fixture
def clock(db, monkeypatch):
    """`clock(minutes)` puts the clock so many minutes on."""
    now = [0.0]
    monkeypatch.setattr(rate_limits.time, "time", lambda: now[0])

    def later(minutes):
        now[0] += 60 * minutes

    return later


def taken(times):
    return [bool(take("tea", "Pia", 2)) for _try in range(times)]


def test_so_many_are_given_within_an_hour(clock):
    assert (taken(4), bool(take("tea", "Max", 2))) == ([True, True, False, False], True)


def test_no_second_burst_at_the_turn_of_the_hour(clock):
    clock(59)
    first = taken(2)
    clock(2)
    assert (first, taken(1)) == ([True, True], [False])


def test_an_hour_and_a_part_later_it_begins_anew(clock):
    taken(2)
    clock(66)
    assert taken(3) == [True, True, False]


def test_what_came_to_nothing_is_not_counted(clock):
    give_back(take("tea", "Pia", 2))
    assert taken(3) == [True, True, False]
