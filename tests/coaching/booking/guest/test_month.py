"""Which days a visitor sees first: those to come, and enough of them."""

from datetime import UTC, datetime

import pytest

from coaching.booking.guest.month import month_page


def page(call, now, **query):
    return month_page(query, appointment_type=call, zone="America/New_York", now=now, time_url=str)


def at(year, month, day):
    return datetime(year, month, day, 12, 0, tzinfo=UTC)


def days(shown):
    """[(the first day, the last day)] that the page names, and how many of its weeks hold none that is to come."""
    dates = [day["date"] for week in shown["weeks"] for day in week if day]
    empty = [week for week in shown["weeks"] if not any(day and day["url"] for day in week)]
    return dates[0], dates[-1], len(empty)


@pytest.mark.parametrize(
    ("now", "first", "last", "name"),
    [
        (at(2026, 3, 2), "2026-03-02", "2026-03-31", "March 2026"),
        (at(2026, 3, 11), "2026-03-09", "2026-03-31", "March 2026"),
        (at(2026, 3, 30), "2026-03-30", "2026-04-30", "March and April 2026"),
        (at(2026, 12, 30), "2026-12-28", "2027-01-31", "December 2026 and January 2027"),
    ],
    ids=["its beginning", "its middle", "its end", "a year's end"],
)
def test_the_calendar_opens_on_days_to_come(call, now, first, last, name):
    shown = page(call, now)
    assert (days(shown), shown["month_name"]) == ((first, last, 0), name)


def test_the_page_after_two_months_is_the_third(call):
    shown = page(call, at(2026, 3, 30))
    assert (shown["next"], shown["previous"]) == ("?month=2026-05", "")
    assert page(call, at(2026, 3, 30), month="2026-05")["previous"] == "?month=2026-03"


def test_a_day_of_the_second_month_is_on_the_same_page(call):
    shown = page(call, at(2026, 3, 30), month="2026-04", day="2026-04-07")
    assert (shown["month_name"], str(shown["chosen"])) == ("March and April 2026", "2026-04-07")


def test_where_nothing_further_can_be_booked_one_month_is_enough(call):
    call.horizon_days = 1
    assert page(call, at(2026, 3, 30))["month_name"] == "March 2026"
