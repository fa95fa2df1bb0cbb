import pytest

from coaching.practice.ordering import Heading, heading


@pytest.mark.parametrize(
    ("now", "asks", "is_sorted"),
    [
        ("left", "-left", "ascending"),
        ("-left", "left", "descending"),
        ("name", "-left", ""),
        ("", "-left", ""),
    ],
)
def test_a_press_on_a_heading_orders_by_it_and_turns_it_around(now, asks, is_sorted):
    assert heading("Left", "left", now, "-") == Heading("Left", asks, is_sorted)
