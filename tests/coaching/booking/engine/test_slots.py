"""R6 and R7, what stands around the engine (one slot, the nearest, by date) and what it refuses."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coaching.booking.engine.slots import Booked, Busy, Hours, Rules, Schedule, by_local_date, is_open, nearest, open_slots

from .slot_values import LONG_AGO, ask, booked, busy, every_day, hours, instants, minutes, on_dates, rules, utc

DAYS = every_day("UTC", "09:00-11:00")
WINDOW = ("2026-06-01 00:00", "2026-06-04 00:00")
ALL = "2026-06-01 09:00 10:00, 2026-06-02 09:00 10:00, 2026-06-03 09:00 10:00"

# now, limits, the open slots of three days
LIMITS = {
    "no notice: now is soon enough": ("2026-06-01 10:00", {}, "2026-06-01 10:00, 2026-06-02 09:00 10:00, 2026-06-03 09:00 10:00"),
    "no notice: a second ago is too late": ("2026-06-01 10:00:01", {}, "2026-06-02 09:00 10:00, 2026-06-03 09:00 10:00"),
    "no notice: a millionth of a second ago, too": ("2026-06-02 10:00:00.000001", {}, "2026-06-03 09:00 10:00"),
    "notice to the second": ("2026-06-01 10:00", {"minimum_notice": 24 * 60}, "2026-06-02 10:00, 2026-06-03 09:00 10:00"),
    "notice missed by a second": ("2026-06-01 10:00:01", {"minimum_notice": 24 * 60}, "2026-06-03 09:00 10:00"),
    "notice longer than the window": ("2026-06-01 10:00", {"minimum_notice": 5000}, ""),
    "a horizon ends before its last second": ("2026-06-01 09:00", {"horizon_days": 1}, "2026-06-01 09:00 10:00"),
    "a horizon of a second more": ("2026-06-01 09:00:01", {"horizon_days": 1}, "2026-06-01 10:00, 2026-06-02 09:00"),
    "a horizon of no days": ("2026-06-01 09:00", {"horizon_days": 0}, ""),
    "a session may end after the horizon": ("2026-06-01 09:30", {"horizon_days": 1}, "2026-06-01 10:00, 2026-06-02 09:00"),
    "a horizon that ended long ago": ("2020-01-01 00:00", {"horizon_days": 30}, ""),
    "a horizon far away": ("2026-05-01 00:00", {"horizon_days": 999_999_999}, ALL),
    "notice beyond the horizon": ("2026-06-01 00:00", {"minimum_notice": 2880, "horizon_days": 2}, ""),
    "notice and horizon": (
        "2026-06-01 00:00",
        {"minimum_notice": 600, "horizon_days": 2},
        "2026-06-01 10:00, 2026-06-02 09:00 10:00",
    ),
    "now after the window": ("2026-07-01 00:00", {}, ""),
}


@pytest.mark.parametrize(("now", "limits", "expected"), LIMITS.values(), ids=LIMITS.keys())
def test_notice_and_horizon(now, limits, expected):
    assert ask(DAYS, rules(60, **limits), now=now, window=WINDOW) == instants(expected)


def test_notice_and_horizon_are_real_time_across_a_jump():
    schedule = on_dates("Europe/Berlin", d2026_03_28="12:00-14:00", d2026_03_29="12:00-14:00")
    asked = rules(30, minimum_notice=24 * 60, horizon_days=1)
    now = datetime(2026, 3, 28, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # 24 hours later it is 13:00 in Berlin: 11:00 UTC

    assert ask(schedule, rules(30, minimum_notice=24 * 60), now=now) == instants("2026-03-29 11:00 11:30")
    assert ask(schedule, rules(30, horizon_days=1), now=now)[-2:] == instants("2026-03-29 10:00 10:30")
    assert ask(schedule, asked, now=now) == []


def test_slots_are_aware_and_in_utc():
    found = ask(on_dates("Asia/Tokyo", d2026_06_01="09:00-10:00"), rules(60))

    assert found == [datetime(2026, 6, 1, tzinfo=UTC)]
    assert found[0].tzinfo is UTC


def question(**others):
    asked = {"schedule": DAYS, "rules": rules(60), "busy": [], "booked": [], "now": LONG_AGO}
    return {**asked, **others}


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-06-01 09:00", True),
        ("2026-06-01 10:00", True),
        ("2026-06-01 09:00:01", False),
        ("2026-06-01 09:00:00.000001", False),
        ("2026-06-01 08:59:59.999999", False),
        ("2026-06-01 09:30", False),
        ("2026-06-01 11:00", False),
    ],
)
def test_is_open_on_the_grid_alone(at, expected):
    assert is_open(**question(at=utc(at))) is expected


@pytest.mark.parametrize("at", ["2026-06-01 09:00", "2026-06-02 09:00", "2026-06-03 09:00", "2026-06-09 09:00"])
def test_is_open_keeps_every_rule(at):
    taken = {
        "busy": [busy("2026-06-01 09:59", "2026-06-01 10:00")],
        "booked": [booked("2026-06-02 07:00", "2026-06-02 08:00", same_type=True)],
    }

    assert not is_open(
        **question(at=utc(at), now=utc("2026-06-01 00:00"), rules=rules(60, cap_per_day=1, horizon_days=2), **taken)
    )


def test_is_open_to_the_booking_that_moves():
    there = [booked("2026-06-01 09:00", "2026-06-01 10:00", same_type=True, key="a")]

    assert not is_open(**question(at=utc("2026-06-01 09:00"), booked=there))
    assert is_open(**question(at=utc("2026-06-01 09:00"), booked=there, moving="a"))


def test_is_open_tells_the_passes_of_a_repeated_time_apart():
    first, second = (datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=ZoneInfo("Europe/Berlin")) for fold in (0, 1))
    schedule = on_dates("Europe/Berlin", d2026_10_25="02:30-02:45")

    assert is_open(**question(at=first, schedule=schedule, rules=rules(15)))
    assert not is_open(**question(at=second, schedule=schedule, rules=rules(15)))


@pytest.mark.parametrize("moment", [datetime.min, datetime(1, 1, 2), datetime(9999, 12, 30), datetime.max])
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Niue"])
def test_edges_of_the_calendar_hold_no_slots(moment, zone):
    moment = moment.replace(tzinfo=UTC)

    assert not is_open(**question(at=moment, schedule=every_day(zone, "00:00-24:00")))


def test_window_wider_than_the_calendar_is_no_error():
    asked = question(schedule=on_dates("Pacific/Kiritimati", d2026_06_01="00:00-01:00"), now=utc("2026-05-01 00:00"))
    asked["rules"] = rules(60, horizon_days=60)
    window = {"start": datetime.min.replace(tzinfo=UTC), "end": datetime.max.replace(tzinfo=UTC)}

    assert open_slots(**asked, **window) == instants("2026-05-31 10:00")


def test_window_at_the_end_of_the_calendar_holds_no_slots():
    window = {"start": utc("9999-12-30 00:00"), "end": datetime.max.replace(tzinfo=UTC)}

    assert open_slots(**question(), **window) == []


HALF_DAY = "2026-06-01 09:00 10:00 11:00 12:00"


@pytest.mark.parametrize(
    ("wanted", "count", "expected"),
    [
        ("2026-06-01 10:10", 3, "09:00 10:00 11:00"),
        ("2026-06-01 10:40", 3, "10:00 11:00 12:00"),
        ("2026-06-01 10:30", 1, "10:00"),  # as near as 11:00, and earlier
        ("2026-06-01 10:30", 2, "10:00 11:00"),
        ("2026-05-01 00:00", 2, "09:00 10:00"),
        ("2026-07-01 00:00", 2, "11:00 12:00"),
        ("2026-06-01 11:00", 9, "09:00 10:00 11:00 12:00"),
        ("2026-06-01 11:00", 0, ""),
    ],
)
def test_nearest(wanted, count, expected):
    assert nearest(instants(HALF_DAY), utc(wanted), count) == instants(f"2026-06-01 {expected}")


def test_nearest_gives_three_in_order_of_time_to_a_wish_in_any_zone():
    wanted = datetime(2026, 6, 1, 13, 5, tzinfo=ZoneInfo("Europe/Berlin"))  # 11:05 UTC

    assert nearest(instants(HALF_DAY), wanted) == instants("2026-06-01 10:00 11:00 12:00")


def test_nearest_of_none():
    assert nearest([], utc("2026-06-01 00:00")) == []


def test_by_local_date_of_a_visitor():
    slots = instants("2026-06-01 09:00 14:59 15:00, 2026-06-03 01:00")

    assert by_local_date(slots, "Asia/Tokyo") == {
        date(2026, 6, 1): instants("2026-06-01 09:00 14:59"),
        date(2026, 6, 2): instants("2026-06-01 15:00"),
        date(2026, 6, 3): instants("2026-06-03 01:00"),
    }


def test_by_local_date_where_midnight_comes_twice():
    slots = instants("2010-11-07 02:30 03:00 03:30")  # 00:00, then again 23:30 of the day before, and again 00:00

    assert list(by_local_date(slots, "America/St_Johns").items()) == [
        (date(2010, 11, 6), instants("2010-11-07 03:00")),
        (date(2010, 11, 7), instants("2010-11-07 02:30 03:30")),
    ]


NAIVE, AWARE = datetime(2026, 6, 1, 9), utc("2026-06-01 10:00")


@pytest.mark.parametrize(
    "naive",
    [
        {"start": NAIVE},
        {"end": NAIVE},
        {"now": NAIVE},
        {"busy": [Busy(NAIVE, AWARE)]},
        {"busy": [Busy(AWARE, NAIVE)]},
        {"booked": [Booked(NAIVE, AWARE)]},
        {"booked": [Booked(AWARE, NAIVE)]},
    ],
    ids=repr,
)
def test_naive_times_are_refused(naive):
    asked = question(start=utc(WINDOW[0]), end=utc(WINDOW[1]))

    with pytest.raises(ValueError, match="has no time zone"):
        open_slots(**{**asked, **naive})


def test_naive_wish_is_refused():
    with pytest.raises(ValueError, match="has no time zone"):
        is_open(**question(at=NAIVE))
    with pytest.raises(ValueError, match="has no time zone"):
        nearest([], NAIVE)


def test_time_that_is_in_no_calendar_once_in_utc_is_refused():
    with pytest.raises(ValueError, match="outside the calendar"):
        is_open(**question(at=datetime.max.replace(tzinfo=ZoneInfo("Pacific/Niue"))))


@pytest.mark.parametrize("row", [(-1, 60), (0, 1441), (1441, 0), (600, -5)])
@pytest.mark.parametrize("where", ["weekly", "overrides"])
def test_hours_outside_a_day_are_refused(row, where):
    rows = {0 if where == "weekly" else date(2026, 6, 1): [Hours(*row)]}

    with pytest.raises(ValueError, match="0 to 1440"):
        Schedule("UTC", **{where: rows})


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "", "Europe", "../etc/passwd", "/etc/localtime", "localtime", "Factory"])
def test_unknown_zone_is_refused(zone):
    with pytest.raises(ValueError, match="not a time zone"):
        Schedule(zone, {0: hours("09:00-10:00")})
    with pytest.raises(ValueError, match="not a time zone"):
        by_local_date([], zone)


@pytest.mark.parametrize(
    "wrong",
    [
        {"duration": timedelta()},
        {"duration": minutes(-30)},
        {"increment": timedelta()},
        {"increment": minutes(-15)},
        {"buffer_before": minutes(-1)},
        {"buffer_after": minutes(-1)},
        {"minimum_notice": minutes(-1)},
    ],
    ids=str,
)
def test_impossible_rules_are_refused(wrong):
    with pytest.raises(ValueError, match="have to be longer|cannot be negative"):
        Rules(**{"duration": minutes(30), "increment": minutes(30), **wrong})


def test_engine_runs_without_django():
    code = "import sys; sys.modules['django'] = None; import coaching.booking.engine.slots"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
