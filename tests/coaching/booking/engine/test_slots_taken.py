"""R5, R8 and R9: what other calendars, bookings, buffers and caps take away."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coaching.booking.engine.slots import Booked, Busy

from .slot_values import ask, booked, busy, every_day, instants, on_dates, rules

MORNING = on_dates("UTC", d2026_06_01="09:00-13:00")
ALL_MORNING = "09:00 10:00 11:00 12:00"


def june(text):
    """june("09:30-10:00") -> start and end on 2026-06-01; june("05-31 09:00/06-01 09:00") across days."""
    start, end = text.split("/") if "/" in text else (f"06-01 {part}" for part in text.split("-"))
    return f"2026-{start}", f"2026-{end}"


# buffers (before, after) of a session of an hour, what is busy, the open slots of the morning
BUSY = {
    "nothing": ((0, 0), [], ALL_MORNING),
    "exactly one session": ((0, 0), ["10:00-11:00"], "09:00 11:00 12:00"),
    "one second takes a session": ((0, 0), ["10:30-10:30:01"], "09:00 11:00 12:00"),
    "a second over the start": ((0, 0), ["08:00-09:00:01"], "10:00 11:00 12:00"),
    "a second before the end": ((0, 0), ["12:59:59-14:00"], "09:00 10:00 11:00"),
    "up to a start and from an end": ((0, 0), ["08:00-09:00", "13:00-14:00"], ALL_MORNING),
    "an empty interval blocks nothing": ((0, 0), ["09:30-09:30", "10:00-10:00"], ALL_MORNING),
    "an interval that ends before it starts blocks nothing": ((0, 0), ["12:30-09:30"], ALL_MORNING),
    "an empty interval blocks no buffer": ((15, 15), ["09:30-09:30"], ALL_MORNING),
    "longer than the day": ((0, 0), ["05-20 00:00/06-20 00:00"], ""),
    "from before the window": ((0, 0), ["05-20 00:00/06-01 10:00"], "10:00 11:00 12:00"),
    "overlapping intervals": ((0, 0), ["09:10-10:50", "09:30-09:40", "10:40-11:00"], "11:00 12:00"),
    "a long interval before short ones": ((0, 0), ["09:00-12:00", "09:15-09:20", "09:30-09:40"], "12:00"),
    "unsorted intervals": ((0, 0), ["12:00-12:01", "09:00-09:01"], "10:00 11:00"),
    "a buffer before that just fits": ((15, 0), ["09:00-09:45"], "10:00 11:00 12:00"),
    "a buffer before a second too long": ((15, 0), ["09:00-09:45:01"], "11:00 12:00"),
    "a buffer after that just fits": ((0, 15), ["11:15-11:30"], "09:00 10:00 12:00"),
    "a buffer after a second too long": ((0, 15), ["11:14:59-11:15"], "09:00 12:00"),
    "buffers need no opening hours": ((600, 600), [], ALL_MORNING),
    "but buffers meet what is busy out of hours": ((30, 30), ["08:00-08:31", "13:29-14:00"], "10:00 11:00"),
    "a buffer reaches past the window": ((60 * 72, 0), ["05-29 09:30/05-29 09:31"], "10:00 11:00 12:00"),
}


@pytest.mark.parametrize(("buffers", "intervals", "expected"), BUSY.values(), ids=BUSY.keys())
def test_busy_time(buffers, intervals, expected):
    wanted = rules(60, buffer_before=buffers[0], buffer_after=buffers[1])

    found = ask(MORNING, wanted, taken=[busy(*june(text)) for text in intervals])

    assert found == instants(f"2026-06-01 {expected}")


# buffers of the session, a booking with its buffers, the open slots of the morning in steps of a quarter of an hour
BUFFERS = {
    "none": ((0, 0), ("10:00-11:00", 0, 0), "09:00 11:00 11:15 11:30 11:45 12:00"),
    "the booking's before": ((0, 0), ("10:15-11:00", 15, 0), "09:00 11:00 11:15 11:30 11:45 12:00"),
    "the booking's after": ((0, 0), ("10:00-11:00", 0, 16), "09:00 11:30 11:45 12:00"),
    "the session's before": ((15, 0), ("10:00-11:00", 0, 0), "09:00 11:15 11:30 11:45 12:00"),
    "the session's after": ((0, 15), ("10:00-11:00", 0, 0), "11:00 11:15 11:30 11:45 12:00"),
    "after and before stack": ((0, 15), ("10:45-11:00", 15, 0), "09:00 09:15 11:00 11:15 11:30 11:45 12:00"),
    "after and before stack, a minute more": ((0, 16), ("10:45-11:00", 15, 0), "09:00 11:00 11:15 11:30 11:45 12:00"),
    "before and after stack": ((15, 0), ("09:00-10:00", 0, 15), "10:30 10:45 11:00 11:15 11:30 11:45 12:00"),
    "all four": ((10, 20), ("10:45-11:00", 25, 20), "09:00 11:30 11:45 12:00"),
    "a booking without length blocks its buffers": ((0, 0), ("10:30-10:30", 30, 15), "09:00 10:45 11:00 11:15 11:30 11:45 12:00"),
    "a booking without length or buffers blocks nothing": (
        *((0, 0), ("10:30-10:30", 0, 0)),
        "09:00 09:15 09:30 09:45 10:00 10:15 10:30 10:45 11:00 11:15 11:30 11:45 12:00",
    ),
    "a booking out of hours whose buffer reaches in": (
        *((0, 0), ("07:00-08:00", 0, 105)),
        "09:45 10:00 10:15 10:30 10:45 11:00 11:15 11:30 11:45 12:00",
    ),
}


@pytest.mark.parametrize("same_type", [True, False])
@pytest.mark.parametrize(("own", "booking", "expected"), BUFFERS.values(), ids=BUFFERS.keys())
def test_buffers_around_a_booking(own, booking, expected, same_type):
    span, before, after = booking
    there = booked(*june(span), buffer_before=before, buffer_after=after, same_type=same_type)

    found = ask(MORNING, rules(60, 15, buffer_before=own[0], buffer_after=own[1]), taken=[there])

    assert found == instants(f"2026-06-01 {expected}")


def test_buffers_do_not_stack_on_busy_time_of_other_calendars():
    found = ask(MORNING, rules(60, 30, buffer_after=15), taken=[busy(*june("10:45-13:00"))])

    assert found == instants("2026-06-01 09:00 09:30")


def test_busy_time_in_the_second_pass_of_a_repeated_hour():
    zone = ZoneInfo("Europe/Berlin")
    second_pass = datetime(2026, 10, 25, 2, 0, fold=1, tzinfo=zone)  # 01:00 UTC; 03:00 is 02:00 UTC
    there = Busy(second_pass, datetime(2026, 10, 25, 3, 0, tzinfo=zone))

    found = ask(on_dates("Europe/Berlin", d2026_10_25="01:00-04:00"), rules(60), taken=[there])

    assert found == instants("2026-10-24 23:00, 2026-10-25 00:00 02:00")


def test_buffers_of_a_booking_in_local_time_run_across_a_jump_in_real_time():
    zone = ZoneInfo("Europe/Berlin")
    there = Booked(  # 00:00 to 00:45 UTC; with its buffer, to 01:30 UTC
        datetime(2026, 3, 29, 1, 0, tzinfo=zone), datetime(2026, 3, 29, 1, 45, tzinfo=zone), buffer_after=timedelta(minutes=45)
    )

    found = ask(on_dates("Europe/Berlin", d2026_03_29="01:00-05:00"), rules(30, 30), taken=[there])

    assert found == instants("2026-03-29 01:30 02:00 02:30")


CAPPED_DAYS = every_day("UTC", "09:00-10:00 20:00-21:00")
THREE_DAYS = ("2026-06-06 00:00", "2026-06-09 00:00")  # Saturday, Sunday, and the Monday of another ISO week
BOTH, EVENING = "09:00 20:00", "20:00"
SATURDAY, SUNDAY, MONDAY = "2026-06-06", "2026-06-07", "2026-06-08"


def at(start, **others):
    """A booking of a minute, of the type that is asked for."""
    return booked(f"2026-{start}", f"2026-{start}:59", **{"same_type": True, **others})


# caps, what is taken, the open slots of the three days
CAPS = {
    "none": ({}, [at("06-06 07:00")] * 9, f"{SATURDAY} {BOTH}, {SUNDAY} {BOTH}, {MONDAY} {BOTH}"),
    "a day below its cap": ({"cap_per_day": 2}, [at("06-06 07:00")], f"{SATURDAY} {BOTH}, {SUNDAY} {BOTH}, {MONDAY} {BOTH}"),
    "a day at its cap": ({"cap_per_day": 1}, [at("06-06 07:00")], f"{SUNDAY} {BOTH}, {MONDAY} {BOTH}"),
    "a day above its cap": ({"cap_per_day": 1}, [at("06-07 07:00"), at("06-07 08:00")], f"{SATURDAY} {BOTH}, {MONDAY} {BOTH}"),
    "a cap of nothing": ({"cap_per_day": 0}, [], ""),
    "a weekly cap of nothing": ({"cap_per_week": 0}, [], ""),
    "a week below its cap": (
        *({"cap_per_week": 2}, [at("06-01 07:00")]),
        f"{SATURDAY} {BOTH}, {SUNDAY} {BOTH}, {MONDAY} {BOTH}",
    ),
    "a week at its cap by two bookings of one day": (
        *({"cap_per_week": 2}, [at("06-02 07:00"), at("06-02 08:00")]),
        f"{MONDAY} {BOTH}",
    ),
    "a week at its cap by a booking before the window": ({"cap_per_week": 1}, [at("06-01 00:00")], f"{MONDAY} {BOTH}"),
    "a week at its cap by a booking after the window": (
        *({"cap_per_week": 1}, [at("06-14 23:59")]),
        f"{SATURDAY} {BOTH}, {SUNDAY} {BOTH}",
    ),
    "another week's booking": (
        *({"cap_per_week": 1}, [at("05-31 23:59"), at("06-15 00:00")]),
        f"{SATURDAY} {BOTH}, {SUNDAY} {BOTH}, {MONDAY} {BOTH}",
    ),
    "whichever cap is full": ({"cap_per_day": 1, "cap_per_week": 2}, [at("06-02 07:00"), at("06-06 07:00")], f"{MONDAY} {BOTH}"),
    "bookings of other types do not count": (
        *({"cap_per_day": 1, "cap_per_week": 1}, [at("06-06 07:00", same_type=False)]),
        f"{SATURDAY} {BOTH}, {SUNDAY} {BOTH}, {MONDAY} {BOTH}",
    ),
    "busy time does not count": (
        *({"cap_per_day": 1, "cap_per_week": 1}, [busy("2026-06-06 09:00", "2026-06-06 10:00")]),
        f"{SATURDAY} {EVENING}, {SUNDAY} {BOTH}, {MONDAY} {BOTH}",
    ),
    "a booking counts where it starts, not where it ends": (
        *({"cap_per_day": 1}, [booked("2026-06-06 23:00", "2026-06-07 01:00", same_type=True)]),
        f"{SUNDAY} {BOTH}, {MONDAY} {BOTH}",
    ),
    "buffers move no booking to another date": (
        *({"cap_per_day": 1}, [at("06-07 00:00", buffer_before=60)]),
        f"{SATURDAY} {BOTH}, {MONDAY} {BOTH}",
    ),
    "a booking without length counts": (
        *({"cap_per_day": 1}, [booked("2026-06-06 07:00", "2026-06-06 07:00", same_type=True)]),
        f"{SUNDAY} {BOTH}, {MONDAY} {BOTH}",
    ),
}


@pytest.mark.parametrize(("caps", "taken", "expected"), CAPS.values(), ids=CAPS.keys())
def test_caps(caps, taken, expected):
    assert ask(CAPPED_DAYS, rules(60, **caps), taken=taken, window=THREE_DAYS) == instants(expected)


def test_cap_counts_bookings_of_the_past():
    there = booked("2026-06-06 08:00", "2026-06-06 09:00", same_type=True)

    found = ask(CAPPED_DAYS, rules(60, cap_per_day=1), taken=[there], window=THREE_DAYS, now="2026-06-06 12:00")

    assert found == instants(f"{SUNDAY} {BOTH}, {MONDAY} {BOTH}")


def test_day_cap_goes_by_the_coachs_own_date():
    there = booked("2026-06-06 14:30", "2026-06-06 15:00", same_type=True)  # Sunday half past midnight in Auckland is 12:30 UTC
    schedule = on_dates("Pacific/Auckland", d2026_06_06="23:00-24:00", d2026_06_07="09:00-10:00", d2026_06_08="00:00-01:00")

    assert ask(schedule, rules(60, cap_per_day=1), taken=[there]) == instants("2026-06-06 11:00, 2026-06-07 12:00")


def test_week_cap_goes_by_the_coachs_own_date():
    there = booked("2026-06-07 13:00", "2026-06-07 14:00", same_type=True)  # Monday one o'clock in Auckland
    schedule = on_dates("Pacific/Auckland", d2026_06_07="09:00-10:00", d2026_06_08="09:00-10:00")

    assert ask(schedule, rules(60, cap_per_week=1), taken=[there]) == instants("2026-06-06 21:00")


@pytest.mark.parametrize(
    ("booking", "open_on"),
    [
        ("2026-12-28 08:00", "2027-01-04"),  # week 53 of 2026 runs from Monday 28 December to Sunday 3 January 2027
        ("2027-01-03 23:00", "2027-01-04"),
        ("2027-01-04 00:00", "2026-12-31, 2027-01-01"),
        ("2026-01-01 08:00", "2026-12-31, 2027-01-01, 2027-01-04"),
    ],
)
def test_week_cap_across_a_new_year(booking, open_on):
    schedule = on_dates("UTC", d2026_12_31="12:00-13:00", d2027_01_01="12:00-13:00", d2027_01_04="12:00-13:00")
    there = booked(booking, booking, same_type=True)

    assert ask(schedule, rules(60, cap_per_week=1), taken=[there]) == instants(
        ", ".join(f"{day} 12:00" for day in open_on.split(", "))
    )


def test_day_cap_in_an_hour_that_reads_the_day_before():
    """St John's: after one minute of 7 November the clock reads 23:01 of the 6th again, until 03:30 UTC."""
    schedule = on_dates("America/St_Johns", d2010_11_07="00:00-01:00")
    there = booked("2010-11-06 15:00", "2010-11-06 16:00", same_type=True)

    assert ask(schedule, rules(30, cap_per_day=1), taken=[there]) == instants("2010-11-07 02:30 03:30 04:00")


MOVED = at("06-06 09:00", key=7)


def test_moving_frees_the_bookings_own_time():
    there = booked("2026-06-01 10:00", "2026-06-01 11:00", buffer_before=30, buffer_after=30, key=7)

    assert ask(MORNING, rules(60), taken=[there], moving=7) == instants(f"2026-06-01 {ALL_MORNING}")


@pytest.mark.parametrize("caps", [{"cap_per_day": 1}, {"cap_per_week": 1}])
def test_moving_leaves_the_bookings_place_under_a_cap(caps):
    found = ask(CAPPED_DAYS, rules(60, **caps), taken=[MOVED], window=THREE_DAYS, moving=7)

    assert found == instants(f"{SATURDAY} {BOTH}, {SUNDAY} {BOTH}, {MONDAY} {BOTH}")


def test_moving_keeps_the_other_bookings():
    found = ask(CAPPED_DAYS, rules(60, cap_per_day=1), taken=[MOVED, at("06-07 09:00", key=8)], window=THREE_DAYS, moving=7)

    assert found == instants(f"{SATURDAY} {BOTH}, {MONDAY} {BOTH}")


def test_not_moving_keeps_bookings_without_a_key():
    assert ask(MORNING, rules(60), taken=[booked(*june("09:00-12:00"))]) == instants("2026-06-01 12:00")


def test_moving_keeps_a_booking_with_another_key_of_equal_text():
    assert ask(MORNING, rules(60), taken=[booked(*june("09:00-12:00"), key="7")], moving=7) == instants("2026-06-01 12:00")
