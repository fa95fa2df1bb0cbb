from datetime import UTC, date, datetime

import pytest

from coaching.practice import request_values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("007", 7),
        ("", None),
        (None, None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("٣", None),
        (" 1", None),
        ("9" * 16, None),
    ],
)
def test_number_is_plain_digits_or_none(text, value):
    assert request_values.number(text) == value


def test_numbers_leave_out_what_is_none_and_what_is_said_twice():
    assert request_values.numbers(["3", "x", "1", "3", "²", "9" * 20]) == [3, 1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2027-05-12", date(2027, 5, 12)),
        (" 2027-05-12 ", date(2027, 5, 12)),
        ("2027-02-30", None),
        ("1899-12-31", None),
        ("9999-12-31", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_day_is_a_date_that_someone_can_mean(text, value):
    assert request_values.day(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("2027-05", date(2027, 5, 1)), ("2027-13", None), ("2027-05-12", None), (None, None)]
)
def test_month_is_its_first_day(text, value):
    assert request_values.month(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2027-05-12T10:00:00+02:00", datetime(2027, 5, 12, 8, tzinfo=UTC)),
        ("2027-05-12T10:00:00Z", datetime(2027, 5, 12, 10, tzinfo=UTC)),
        ("2027-05-12T10:00:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("now", None),
        (None, None),
    ],
)
def test_moment_is_an_instant_in_utc(text, value):
    assert request_values.moment(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("/me/sessions/?month=2027-05#times", "/me/sessions/?month=2027-05#times"),
        ("https://elsewhere.example/", ""),
        ("//elsewhere.example", ""),
        ("/\\elsewhere.example", ""),
        ("javascript:alert(1)", ""),
        ("me/", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_path_is_a_page_of_this_site(text, value):
    assert request_values.path(text) == value


@pytest.mark.parametrize(
    ("text", "now", "then"), [("1", True, True), ("0", True, False), (None, True, False), ("x", False, True)]
)
def test_wanted_is_what_the_button_says_or_the_other(text, now, then):
    assert request_values.wanted(text, now) is then
