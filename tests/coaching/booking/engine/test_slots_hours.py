"""R1, R3, R4 and R9 on days whose clocks behave: rows, grids, midnights and windows."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from coaching.booking.engine.slots import Schedule, open_slots

from .slot_values import LONG_AGO, ask, every_day, hours, instants, on_dates, rules, utc

WEEK = ("2026-06-01 00:00", "2026-06-08 00:00")  # a Monday and the next; in UTC no clock changes
MONDAY_AND_TUESDAY = {0: hours("09:00-10:00"), 1: hours("14:00-15:00")}

# overrides, the open slots of WEEK in UTC for a coach of MONDAY_AND_TUESDAY
OVERRIDES = {
    "without one, the weekday's rows hold": ({}, "2026-06-01 09:00, 2026-06-02 14:00"),
    "an override replaces every weekly row": ({1: "11:00-12:00 13:00-14:00"}, "2026-06-01 11:00 13:00, 2026-06-02 14:00"),
    "an empty override closes the date": ({1: ""}, "2026-06-02 14:00"),
    "an override opens a closed weekday": ({7: "08:00-09:00"}, "2026-06-01 09:00, 2026-06-02 14:00, 2026-06-07 08:00"),
    "an override of rows without length closes the date": ({1: "09:00-09:00"}, "2026-06-02 14:00"),
    "an override elsewhere changes nothing": ({8: "08:00-09:00"}, "2026-06-01 09:00, 2026-06-02 14:00"),
}


@pytest.mark.parametrize(("overrides", "expected"), OVERRIDES.values(), ids=OVERRIDES.keys())
def test_override(overrides, expected):
    dates = {date(2026, 6, day): hours(rows) for day, rows in overrides.items()}

    assert ask(Schedule("UTC", MONDAY_AND_TUESDAY, dates), rules(60), window=WEEK) == instants(expected)


# rows of 2026-06-01, (duration, increment), the open slots of that date in UTC
GRIDS = {
    "sessions end where the opening ends": ("09:00-10:30", (30, 30), "09:00 09:30 10:00"),
    "one minute short is too short": ("09:00-09:59", (60, 15), ""),
    "an increment shorter than the session": ("09:00-10:30", (60, 15), "09:00 09:15 09:30"),
    "an increment longer than the session": ("09:00-12:00", (30, 50), "09:00 09:50 10:40 11:30"),
    "an increment that divides no hour": ("09:00-10:00", (20, 7), "09:00 09:07 09:14 09:21 09:28 09:35"),
    "a grid starts at its opening, not at the hour": ("09:10-10:15", (30, 30), "09:10 09:40"),
    "rows that touch are one opening with one grid": ("09:00-09:50 09:50-11:00", (60, 60), "09:00 10:00"),
    "rows that overlap are one opening with one grid": ("09:20-10:30 09:00-09:40", (45, 45), "09:00 09:45"),
    "a row inside another adds nothing": ("09:00-11:00 09:25-09:40", (60, 60), "09:00 10:00"),
    "the same row twice counts once": ("09:00-10:00 09:00-10:00", (60, 60), "09:00"),
    "rows apart have a grid each": ("09:00-09:50 09:51-11:00", (30, 30), "09:00 09:51 10:21"),
    "rows in any order": ("13:00-14:00 09:00-10:00", (60, 60), "09:00 13:00"),
    "no session spans a break": ("09:00-10:00 10:01-11:00", (90, 15), ""),
    "a row without length is ignored": ("09:00-09:00 10:00-11:00", (60, 60), "10:00"),
    "a row that ends before it starts is ignored": ("22:00-02:00 10:00-11:00", (60, 60), "10:00"),
    "an ignored row joins nothing": ("09:00-10:00 10:00-10:00 10:30-10:00 10:30-11:30", (90, 30), ""),
    "the whole day": ("00:00-24:00", (720, 360), "00:00 06:00 12:00"),
    "24:00 ends the day": ("23:00-24:00", (30, 30), "23:00 23:30"),
    "24:00 as a start is ignored": ("24:00-24:00", (5, 5), ""),
}


@pytest.mark.parametrize(("rows", "spans", "expected"), GRIDS.values(), ids=GRIDS.keys())
def test_grid_of_one_date(rows, spans, expected):
    assert ask(on_dates("UTC", d2026_06_01=rows), rules(*spans)) == instants(f"2026-06-01 {expected}")


def test_increment_of_seconds():
    schedule = on_dates("UTC", d2026_06_01="09:00-09:01")

    found = ask(schedule, rules(0.5, 0.25))

    assert found == instants("2026-06-01 09:00 09:00:15 09:00:30")


# rows of the Monday and the Tuesday, (duration, increment), the open slots in UTC
MIDNIGHTS = {
    "a session may span midnight": ("22:00-24:00", "00:00-02:00", (90, 60), "2026-06-01 22:00 23:00, 2026-06-02 00:00"),
    "the grid starts anew at midnight": (
        *("22:00-24:00", "00:00-02:00", (60, 50)),
        "2026-06-01 22:00 22:50 23:40, 2026-06-02 00:00 00:50",
    ),
    "the grid of the new date is not that of the old": (
        *("23:30-24:00", "00:00-01:30", (60, 60)),
        "2026-06-01 23:30, 2026-06-02 00:00",
    ),
    "a minute's break at midnight keeps the days apart": (
        "22:00-24:00",
        "00:01-02:00",
        (90, 30),
        "2026-06-01 22:00 22:30, 2026-06-02 00:01",
    ),
    "23:59 is not 24:00": ("23:00-23:59", "00:00-01:00", (60, 1), "2026-06-02 00:00"),
    "a short row before midnight lends its start": ("23:59-24:00", "00:00-01:00", (61, 1), "2026-06-01 23:59"),
    "a closed Tuesday ends the Monday": ("22:00-24:00", "", (90, 60), "2026-06-01 22:00"),
    "sessions longer than a day": ("00:00-24:00", "00:00-24:00", (36 * 60, 720), "2026-06-01 00:00 12:00"),
}


@pytest.mark.parametrize(("monday", "tuesday", "spans", "expected"), MIDNIGHTS.values(), ids=MIDNIGHTS.keys())
def test_openings_around_midnight(monday, tuesday, spans, expected):
    schedule = on_dates("UTC", d2026_06_01=monday, d2026_06_02=tuesday)

    assert ask(schedule, rules(*spans)) == instants(expected)


def test_session_of_many_days_spans_openings_past_the_window():
    schedule = every_day("UTC", "00:00-24:00")

    found = ask(schedule, rules(6 * 24 * 60, 24 * 60), window=("2026-06-01 00:00", "2026-06-02 00:00"))

    assert found == instants("2026-06-01 00:00")


# a window on a coach in UTC who is open 09:00-12:00 each day in hours, the open slots in UTC
WINDOWS = {
    "its first instant belongs to it": (("2026-06-01 09:00", "2026-06-01 10:00"), "2026-06-01 09:00"),
    "its last instant does not": (("2026-06-01 09:30", "2026-06-01 11:00"), "2026-06-01 10:00"),
    "the session may end after it": (("2026-06-01 11:00", "2026-06-01 11:01"), "2026-06-01 11:00"),
    "the grid does not start at it": (("2026-06-01 09:10", "2026-06-01 11:50"), "2026-06-01 10:00 11:00"),
    "a second after a slot": (("2026-06-01 09:00:01", "2026-06-01 10:00"), ""),
    "of no length": (("2026-06-01 09:00", "2026-06-01 09:00"), ""),
    "backwards": (("2026-06-01 12:00", "2026-06-01 09:00"), ""),
    "across days": (("2026-06-01 10:30", "2026-06-02 09:30"), "2026-06-01 11:00, 2026-06-02 09:00"),
}


@pytest.mark.parametrize(("window", "expected"), WINDOWS.values(), ids=WINDOWS.keys())
def test_window(window, expected):
    assert ask(every_day("UTC", "09:00-12:00"), rules(60), window=window) == instants(expected)


# a coach's zone, a window in UTC on a coach who is open all day in steps of twelve hours, the open slots in UTC
FAR_WINDOWS = {
    "Kiritimati's next date has begun": (
        "Pacific/Kiritimati",
        ("2026-06-01 10:00", "2026-06-01 23:00"),
        "2026-06-01 10:00 22:00",
    ),
    "Kiritimati's date began before the window": (
        "Pacific/Kiritimati",
        ("2026-06-01 22:00", "2026-06-02 00:00"),
        "2026-06-01 22:00",
    ),
    "Niue still lives yesterday": ("Pacific/Niue", ("2026-05-31 20:00", "2026-06-01 11:00"), "2026-05-31 23:00"),
    "Niue's date begins": ("Pacific/Niue", ("2026-06-01 11:00", "2026-06-02 00:00"), "2026-06-01 11:00 23:00"),
    "St John's turned back over midnight, seen from within the repeated hour": (
        *("America/St_Johns", ("2010-11-07 02:45", "2010-11-07 15:00")),
        "2010-11-07 14:30",
    ),
    "St John's new day begins although its clock will read the old one again": (
        *("America/St_Johns", ("2010-11-07 02:30", "2010-11-07 02:40")),
        "2010-11-07 02:30",
    ),
}


@pytest.mark.parametrize(("zone", "window", "expected"), FAR_WINDOWS.values(), ids=FAR_WINDOWS.keys())
def test_window_far_from_the_coach(zone, window, expected):
    assert ask(every_day(zone, "00:00-24:00"), rules(60, 12 * 60), window=window) == instants(expected)


def test_window_inside_an_opening_of_tomorrow_while_the_clock_reads_today():
    schedule = on_dates("America/St_Johns", d2010_11_07="00:00-01:00")

    found = ask(schedule, rules(15), window=("2010-11-07 02:50", "2010-11-07 03:20"))

    assert found == instants("2010-11-07 03:00 03:15")


def test_window_in_any_zone():
    berlin, tokyo = ZoneInfo("Europe/Berlin"), timezone(timedelta(hours=9))
    window = {
        "start": datetime(2026, 6, 1, 11, tzinfo=berlin),
        "end": datetime(2026, 6, 1, 20, tzinfo=tokyo),
    }  # 09:00 to 11:00 UTC

    found = open_slots(schedule=every_day("UTC", "08:00-12:00"), rules=rules(60), busy=[], booked=[], now=LONG_AGO, **window)

    assert found == instants("2026-06-01 09:00 10:00")
    assert [slot.utcoffset() for slot in found] == [timedelta(0)] * 2


def test_window_around_a_repeated_hour_given_in_local_time():
    zone = ZoneInfo("Europe/Berlin")
    first_pass, second_pass = (datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=zone) for fold in (0, 1))
    schedule = on_dates("Europe/Berlin", d2026_10_25="02:00-03:00")

    found = open_slots(schedule=schedule, rules=rules(30), busy=[], booked=[], now=LONG_AGO, start=first_pass, end=second_pass)

    assert found == instants("2026-10-25 00:30 01:00")


def test_no_hours_at_all():
    assert ask(Schedule("UTC"), rules(60), window=WEEK) == []


def test_plain_pairs_are_hours_too():
    assert ask(Schedule("UTC", {0: [(540, 600)]}), rules(60), window=WEEK) == instants("2026-06-01 09:00")


def test_openings_of_dates_far_apart_in_clock_keep_their_order():
    schedule = every_day("America/St_Johns", "00:00-24:00")

    starts = [start for start, _ in schedule.openings(utc("2010-11-06 12:00"), utc("2010-11-08 12:00"))]

    assert starts == instants("2010-11-06 02:30, 2010-11-07 02:30, 2010-11-08 03:30, 2010-11-09 03:30")
