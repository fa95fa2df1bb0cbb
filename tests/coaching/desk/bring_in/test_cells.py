from datetime import time

import pytest

from coaching.desk.bring_in import cells


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("7", 7),
        ("3 sessions", 3),
        ("4 of 10", 4),
        ("4/10", 4),
        ("3.0", 3),
        ("", 0),
        ("-", 0),
        ("seven", None),
        ("-2", None),
        ("501", None),
    ],
)
def test_sessions_left(text, left):
    assert cells.left_of(text) == left


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("50", 50),
        ("90 min", 90),
        ("1.5 h", 90),
        ("1,5 Std", 90),
        ("1:30", 90),
        ("0:45", 45),
        ("0", None),
        ("long", None),
        ("9999", None),
    ],
)
def test_the_length_of_a_session(text, minutes):
    assert cells.minutes_of(text) == minutes


def test_a_column_of_hours_counts_in_hours():
    assert cells.minutes_of("1.5", hours=True) == 90


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:30", time(14, 30)),
        ("2 pm", time(14)),
        ("12 am", time(0)),
        ("14.30 Uhr", time(14, 30)),
        ("25:00", None),
        ("noon", time(12)),
        ("2:30 p.m.", time(14, 30)),
        ("24:00", None),
    ],
)
def test_the_time_of_a_session(text, at):
    assert cells.clock_of(text) == at


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("paid", True),
        ("yes", True),
        ("$150", True),
        ("no", False),
        ("0", False),
        ("Pro bono", False),
        ("pro-bono", False),
        ("maybe", None),
    ],
)
def test_paid_or_pro_bono(text, paid):
    assert cells.paid_of(text) is paid


def test_a_column_of_pro_bono_says_the_opposite():
    assert (cells.paid_of("yes", pro_bono=True), cells.paid_of("no", pro_bono=True)) == (False, True)


@pytest.mark.parametrize("text", ["", "Gotham", "+5:30", "IST"])
def test_what_no_zone_is_known_for_is_asked(text):
    assert cells.zone_of(text) == ""
