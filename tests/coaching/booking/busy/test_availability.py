"""What other calendars say is what nobody can book."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.booking.busy.reading import read
from coaching.booking.busy.sanitize import pared
from coaching.booking.engine import slots
from coaching.booking.engine.schedule import Availability
from coaching.booking.models import BusyCalendar, BusyTime
from tests.coaching.booking import factories
from tests.coaching.booking.busy import files
from tests.coaching.booking.factories import NINE, NOW

HALF = timedelta(minutes=30)
TUESDAY = (NINE, NINE + 16 * HALF)


def busy(coach, start, end):
    calendar = BusyCalendar.objects.create(coach=coach, name="Home", url="nowhere")
    return BusyTime.objects.create(calendar=calendar, start=start, end=end)


def free(appointment_type):
    return Availability(appointment_type, now=NOW).open_slots(*TUESDAY)


def test_times_disappear_that_another_calendar_takes(coach, call):
    everything = free(call)
    busy(coach, NINE + HALF, NINE + 3 * HALF)
    assert free(call) == [each for each in everything if not NINE < each < NINE + 3 * HALF]


def test_another_coachs_calendar_takes_nothing(other_coach, call):
    everything = free(call)
    busy(other_coach, *TUESDAY)
    assert free(call) == everything


def test_buffers_keep_their_distance_from_other_calendars(coach, call):
    call.buffer_after = 30
    call.save()
    busy(coach, NINE + 2 * HALF, NINE + 3 * HALF)
    assert free(call)[:2] == [NINE, NINE + 3 * HALF]


def test_what_began_days_ago_still_takes_its_time(coach, call):
    busy(coach, NOW - timedelta(days=90), NINE + 14 * HALF)
    assert free(call) == [NINE + 14 * HALF, NINE + 15 * HALF]


@pytest.mark.parametrize("count", [3, 300])
def test_other_calendars_cost_one_question_however_many(coach, call, count, django_assert_num_queries):
    calendars = BusyCalendar.objects.bulk_create(BusyCalendar(coach=coach, url="nowhere") for _ in range(count // 3))
    rows = [(calendar, NINE + day * timedelta(days=1)) for calendar in calendars for day in range(3)]
    BusyTime.objects.bulk_create(BusyTime(calendar=each, start=start, end=start + HALF) for each, start in rows)
    with django_assert_num_queries(4):
        free(call)


# Whatever a calendar holds: no time is offered that it takes

quarters = st.integers(0, 7 * 96).map(lambda number: NOW + number * HALF / 2)
clocks = st.sampled_from(["", ";TZID=America/New_York", ";TZID=Asia/Kathmandu", ";TZID=Nowhere"])
rules = st.sampled_from(["X:1", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR", "TRANSP:TRANSPARENT", "STATUS:CANCELLED"])


@st.composite
def events(draw):
    start, clock = draw(quarters), draw(clocks)
    if draw(st.integers(0, 5)) == 0:
        return files.event(f";VALUE=DATE:{start:%Y%m%d}", None, draw(rules))
    end = "Z" if not clock else ""
    return files.event(
        f"{clock or ';X=1'}:{start:%Y%m%dT%H%M%S}{end}", None, f"DURATION:PT{draw(st.integers(0, 600))}M", draw(rules)
    )


@settings(derandomize=True, database=None, deadline=None, max_examples=60)
@given(st.lists(events(), max_size=6), st.sampled_from(["America/New_York", "Europe/Berlin"]))
def test_no_time_is_offered_that_a_calendar_takes(found, zone):
    since, until = NOW - timedelta(days=1), datetime(2026, 3, 12, tzinfo=UTC)
    taken = read(pared(files.calendar(*found)), zone=zone, since=since, until=until).events
    schedule = slots.Schedule(zone, dict.fromkeys(range(7), [slots.Hours(0, 1440)]))
    rules = slots.Rules(duration=HALF, increment=HALF / 2)
    pairs = [slots.Busy(each.start, each.end) for each in taken]
    everything, offered = (
        slots.open_slots(schedule=schedule, rules=rules, busy=busy, booked=[], now=NOW, start=NOW, end=until - HALF)
        for busy in ([], pairs)
    )
    assert offered == [at for at in everything if not any(start < at + HALF and at < end and start < end for start, end in pairs)]


def test_the_nearest_times_pass_over_what_is_taken(coach, call):
    busy(coach, NINE - HALF, NINE + 4 * HALF)
    nearest = Availability(call, now=NOW).nearest(NINE, timedelta(days=3))
    assert nearest == [NINE + (4 + number) * HALF for number in range(3)]


def test_a_type_of_its_own_is_blocked_too(coach, call):
    other = factories.appointment_type(coach=coach, slug="other", duration=60)
    busy(coach, NINE + HALF, NINE + 2 * HALF)
    assert free(other)[0] == NINE + 2 * HALF
