import pytest
from django.test import RequestFactory

from coaching.practice.rate_limits import visitor_of


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
