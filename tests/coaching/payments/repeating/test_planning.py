"""When sessions that repeat begin, and what is said of each before any is booked."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coaching.booking.holidays import set_days
from coaching.booking.models import BusyCalendar, BusyTime
from coaching.payments.repeating.planning import Rhythm, plan
from coaching.practice.zones import spoken
from tests.coaching.booking import factories as booking
from tests.coaching.booking.factories import NINE, NOW
from tests.coaching.payments.factories import give

TUESDAYS = Rhythm(first=date(2026, 3, 3), minute=9 * 60, weeks=2, times=3)
NEW_YORK = "America/New_York"


@pytest.fixture
def planned(clara, session_type):
    def planned(rhythm=TUESDAYS):
        return plan(clara, session_type, rhythm, NOW)

    return planned


def problems(found):
    return [each.problem for each in found]


def test_the_clock_on_the_wall_stays_the_same_when_clocks_change():
    starts = TUESDAYS.starts(NEW_YORK)
    assert [f"{start:%m-%d %H:%M}" for start in starts] == ["03-03 14:00", "03-17 13:00", "03-31 13:00"]
    assert {spoken(start, NEW_YORK).split(", ")[3][:6] for start in starts} == {"9 a.m."}


def test_an_hour_that_a_clock_skips_begins_when_it_goes_on():
    (start, _later) = Rhythm(date(2026, 3, 8), 2 * 60 + 30, 1, 2).starts(NEW_YORK)
    assert f"{start:%H:%M}" == "07:00"  # 3 a.m. in New York


def test_an_hour_that_the_clocks_skip_is_said_and_not_suggested(planned, clara):
    give(clara, 2)
    found = planned(Rhythm(date(2026, 3, 8), 2 * 60 + 30, 1, 2))
    skipped = "There is no 2:30 a.m. on March 8, 2026: the clocks jump over it, to 3 a.m. that day."
    assert [each.doubt for each in found] == [skipped, "It lies outside your hours, or you are away."]


def test_free_ones_are_wanted(planned, clara):
    give(clara, 3)
    assert [(each.problem, each.doubt, each.is_wanted) for each in planned()] == [("", "", True)] * 3


def test_a_booking_in_the_way_is_named(planned, clara, session_type):
    give(clara, 3)
    booking.booking(appointment_type=session_type, start=NINE + timedelta(minutes=30))
    found = planned()
    assert (problems(found), found[0].is_wanted) == (["Another booking is in the way: Pia Berg.", "", ""], False)


def test_ones_own_is_booked_already(planned, clara, session_type):
    give(clara, 3)
    booking.booking(appointment_type=session_type, start=NINE, client=clara)
    assert [each.is_booked for each in planned()] == [True, False, False]


def test_missing_sessions_are_said(planned, clara):
    assert problems(planned()) == ["No session is left."] * 3
    give(clara, 1)
    assert problems(planned()) == ["", "No session is left for it.", "No session is left for it."]


def test_sessions_that_end_before_are_said(planned, clara):
    give(clara, 3, expires_on=date(2026, 3, 20))
    assert problems(planned())[2].startswith("It lies after March 20, 2026")


def test_each_is_taken_from_a_lot_that_lasts(planned, clara):
    give(clara, 1, expires_on=date(2026, 3, 10))
    give(clara, 2)
    assert problems(planned()) == ["", "", ""]


def test_a_day_off_and_another_calendar_are_doubts_and_left_out(planned, clara, coach):
    give(clara, 3)
    set_days(coach=coach, days=[date(2026, 3, 17)], rows=[])
    calendar = BusyCalendar.objects.create(coach=coach, name="Home", url="nowhere")
    at = TUESDAYS.starts(NEW_YORK)[2]
    BusyTime.objects.create(calendar=calendar, start=at, end=at + timedelta(hours=1))
    found = planned()
    assert [each.is_wanted for each in found] == [True, False, False]
    assert ["away" in found[1].doubt, "other calendar" in found[2].doubt] == [True, True]


def test_an_hour_that_was_chosen_on_purpose_is_wanted(planned, clara):
    give(clara, 3)
    found = planned(Rhythm(date(2026, 3, 3), 20 * 60, 2, 3))
    assert [(bool(each.doubt), each.is_wanted) for each in found] == [(True, True)] * 3


def test_it_costs_the_same_for_two_and_for_twenty(planned, clara):
    give(clara, 26)

    def queries(times):
        with CaptureQueriesContext(connection) as found:
            planned(Rhythm(date(2026, 3, 3), 540, 1, times))
        return len(found)

    assert queries(2) == queries(20)
