"""Entries that never end cost a moment, are counted, and hide no other."""

import pytest

from tests.coaching.booking.busy import files
from tests.coaching.booking.busy.alone import reading_alone
from tests.coaching.booking.busy.files import AT_TEN
from tests.coaching.booking.busy.test_reading import SINCE, UNTIL


def counts_of(*events, patience=12, cpu_seconds=4):
    return reading_alone(files.calendar(*events), since=SINCE, until=UNTIL, patience=patience, cpu_seconds=cpu_seconds)


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=SECONDLY;BYSECOND=1",
        "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "RDATE:" + ",".join(["20260305T150000Z"] * 100_000),
        "RRULE:FREQ=DAILY;UNTIL=20260303\r\nEXDATE:" + ",".join(["20260305T150000Z"] * 100_000),
    ],
)
def test_an_entry_without_end_takes_its_first_time_and_hides_no_other(rule):
    assert counts_of(files.event(*AT_TEN, rule), files.event(*AT_TEN)) == (2, 1)


def test_an_entry_that_counts_for_ages_costs_a_second_is_counted_and_hides_no_other():
    assert counts_of(files.endless(), files.event(*AT_TEN)) == (1, 1)


def test_many_entries_without_end_leave_time_for_those_after_them():
    assert counts_of(*(files.endless() for _ in range(6)), files.event(*AT_TEN), patience=1.5) == (1, 6)
