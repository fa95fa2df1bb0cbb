"""The days at the ends of the calendar, which people type for "always"."""

from datetime import UTC, date, datetime

import pytest

from coaching.practice.days import day_after, end_of, start_of, years_later

FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def test_a_day_ends_where_the_next_one_begins_by_the_clock_there():
    assert end_of(date(2026, 11, 1), "America/New_York") == datetime(2026, 11, 2, 5, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"])
def test_the_ends_of_the_calendar_have_instants_everywhere(zone):
    assert end_of(date.max, zone) == LAST
    assert FIRST <= start_of(date.min, zone) < end_of(date.min, zone)
    assert start_of(date.max, zone) < LAST


def test_after_the_last_day_there_is_none():
    assert [day_after(day) for day in (date(2026, 2, 28), date.max)] == [date(2026, 3, 1), date.max]


@pytest.mark.parametrize(("years", "day"), [(4, date(2028, 2, 29)), (-10, date(2014, 2, 28))])
def test_years_later_a_leap_day_is_the_last_of_its_month(years, day):
    assert years_later(date(2024, 2, 29), years) == day
