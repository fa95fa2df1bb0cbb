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


@pytest.mark.parametrize(("now", "chosen"), [("left", [True, False]), ("-left", [False, True]), ("name", [False, False])])
def test_a_column_can_be_chosen_both_ways(now, chosen):
    choices = heading("Left", "left", now, "-").choices
    assert [(value, words) for value, words, _is_chosen in choices] == [
        ("left", "Left, ascending"),
        ("-left", "Left, descending"),
    ]
    assert [is_chosen for _value, _words, is_chosen in choices] == chosen


def test_a_column_without_an_order_offers_none():
    assert Heading("Paid").choices == []
