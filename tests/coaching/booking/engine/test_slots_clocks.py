"""R1 to R4 where clocks jump, turn back or lose a day. Every answer is worked out by hand, in UTC."""

import pytest

from .slot_values import ask, instants, on_dates, rules

BERLIN_SPRING, BERLIN_AUTUMN = "d2026_03_29", "d2026_10_25"  # at 01:00 UTC 02:00 becomes 03:00, and 03:00 becomes 02:00

# zone, rows by local date, (duration, increment), the open slots in UTC
CASES = {
    "jump: an opening across it loses the hour": (
        *("Europe/Berlin", {BERLIN_SPRING: "01:00-05:00"}, (60, 60)),
        "2026-03-29 00:00 01:00 02:00",
    ),
    "jump: a start inside it is the moment of the jump": (
        *("Europe/Berlin", {BERLIN_SPRING: "02:30-05:00"}, (60, 60)),
        "2026-03-29 01:00 02:00",
    ),
    "jump: an end inside it is the moment of the jump": (
        *("Europe/Berlin", {BERLIN_SPRING: "00:30-02:59"}, (30, 30)),
        "2026-03-28 23:30, 2026-03-29 00:00 00:30",
    ),
    "jump: a row inside it never happens": ("Europe/Berlin", {BERLIN_SPRING: "02:00-03:00"}, (5, 5), ""),
    "jump: a row inside it starts no grid of its own": (
        *("Europe/Berlin", {BERLIN_SPRING: "02:10-02:40 03:20-04:20"}, (60, 60)),
        "2026-03-29 01:20",
    ),
    "jump: rows on both its sides touch and share one grid": (
        *("Europe/Berlin", {BERLIN_SPRING: "01:20-02:00 03:00-04:30"}, (30, 30)),
        "2026-03-29 00:20 00:50 01:20 01:50",
    ),
    "jump: rows that end and start inside it touch": (
        *("Europe/Berlin", {BERLIN_SPRING: "01:00-02:15 02:45-04:00"}, (90, 30)),
        "2026-03-29 00:00 00:30",
    ),
    "jump: a session runs across it in real time": (
        *("Europe/Berlin", {BERLIN_SPRING: "01:30-04:00"}, (90, 15)),
        "2026-03-29 00:30",
    ),
    "turned back: an opening across it gains the hour": (
        *("Europe/Berlin", {BERLIN_AUTUMN: "01:00-04:00"}, (60, 60)),
        "2026-10-24 23:00, 2026-10-25 00:00 01:00 02:00",
    ),
    "turned back: the repeated hour starts with its first pass and ends when the clock first reads its end": (
        *("Europe/Berlin", {BERLIN_AUTUMN: "02:00-03:00"}, (60, 60)),
        "2026-10-25 00:00 01:00",
    ),
    "turned back: a row inside the repeated hour is its first pass": (
        *("Europe/Berlin", {BERLIN_AUTUMN: "02:15-02:45"}, (15, 15)),
        "2026-10-25 00:15 00:30",
    ),
    "turned back: an end inside the repeated hour is its first pass": (
        *("Europe/Berlin", {BERLIN_AUTUMN: "01:00-02:30"}, (30, 30)),
        "2026-10-24 23:00 23:30, 2026-10-25 00:00",
    ),
    "turned back: rows that touch in the repeated hour merge": (
        *("Europe/Berlin", {BERLIN_AUTUMN: "01:45-02:30 02:30-03:15"}, (60, 60)),
        "2026-10-24 23:45, 2026-10-25 00:45",
    ),
    "turned back: rows apart in the repeated hour stay apart": (
        *("Europe/Berlin", {BERLIN_AUTUMN: "02:00-02:20 02:30-03:00"}, (30, 30)),
        "2026-10-25 00:30 01:00 01:30",
    ),
    "New York turned back: four o'clock is five hours after midnight": (
        *("America/New_York", {"d2026_11_01": "00:00-04:00"}, (150, 150)),
        "2026-11-01 04:00 06:30",
    ),
    "Lord Howe turned back by half an hour": (
        *("Australia/Lord_Howe", {"d2026_04_05": "01:00-03:00"}, (30, 30)),
        "2026-04-04 14:00 14:30 15:00 15:30 16:00",
    ),
    "Lord Howe: the repeated half hour is real time from its first pass": (
        *("Australia/Lord_Howe", {"d2026_04_05": "01:30-02:00"}, (30, 30)),
        "2026-04-04 14:30 15:00",
    ),
    "Lord Howe jumps by half an hour": (
        *("Australia/Lord_Howe", {"d2026_10_04": "02:00-03:00"}, (30, 15)),
        "2026-10-03 15:30",
    ),
    "Troll jumps by two hours": ("Antarctica/Troll", {"d2026_03_29": "00:30-04:00"}, (60, 30), "2026-03-29 00:30 01:00"),
    "Casablanca turns back for Ramadan": (
        *("Africa/Casablanca", {"d2024_03_10": "02:00-03:00"}, (60, 60)),
        "2024-03-10 01:00 02:00",
    ),
    "Casablanca jumps after Ramadan": (
        *("Africa/Casablanca", {"d2024_04_14": "01:00-04:00"}, (60, 60)),
        "2024-04-14 01:00 02:00",
    ),
    "Sao Paulo without a midnight: 00:00 is 01:00": (
        *("America/Sao_Paulo", {"d2018_11_04": "00:00-02:00"}, (30, 30)),
        "2018-11-04 03:00 03:30",
    ),
    "Sao Paulo without a midnight: the first hour never happens": (
        *("America/Sao_Paulo", {"d2018_11_04": "00:00-01:00"}, (15, 15)),
        "",
    ),
    "Sao Paulo without a midnight: 24:00 of the day before is the jump": (
        *("America/Sao_Paulo", {"d2018_11_03": "22:00-24:00"}, (60, 60)),
        "2018-11-04 01:00 02:00",
    ),
    "Sao Paulo without a midnight: openings touch at the jump": (
        *("America/Sao_Paulo", {"d2018_11_03": "22:30-24:00", "d2018_11_04": "00:30-02:00"}, (60, 60)),
        "2018-11-04 01:30 02:30 03:00",
    ),
    "Sao Paulo turns back at midnight: the last hour lasts two": (
        *("America/Sao_Paulo", {"d2018_02_17": "23:00-24:00"}, (60, 60)),
        "2018-02-18 01:00 02:00",
    ),
    "Sao Paulo turns back at midnight: openings touch after the second pass": (
        *("America/Sao_Paulo", {"d2018_02_17": "23:00-24:00", "d2018_02_18": "00:00-01:00"}, (90, 45)),
        "2018-02-18 01:00 01:45 02:30",
    ),
    "Cairo without a midnight": ("Africa/Cairo", {"d2024_04_26": "00:00-02:00"}, (60, 60), "2024-04-25 22:00"),
    "Cairo turns back at midnight": ("Africa/Cairo", {"d2024_10_31": "23:00-24:00"}, (60, 60), "2024-10-31 20:00 21:00"),
    "Nuuk jumps over the last hour of a day": (
        *("America/Nuuk", {"d2024_03_30": "22:00-24:00", "d2024_03_31": "00:00-01:00"}, (60, 30)),
        "2024-03-31 00:00 00:30 01:00",
    ),
    "Nuuk: a row in the lost last hour never happens": ("America/Nuuk", {"d2024_03_30": "23:00-24:00"}, (10, 10), ""),
    "Nuuk turns back before midnight is read": (
        *("America/Nuuk", {"d2024_10_26": "22:00-24:00"}, (60, 60)),
        "2024-10-26 23:00, 2024-10-27 00:00 01:00",
    ),
    "Pyongyang turns back by half an hour at midnight": (
        *("Asia/Pyongyang", {"d2015_08_14": "23:00-24:00"}, (30, 30)),
        "2015-08-14 14:00 14:30 15:00",
    ),
    "Pyongyang jumps over the last half hour": (
        *("Asia/Pyongyang", {"d2018_05_04": "23:00-24:00"}, (30, 30)),
        "2018-05-04 14:30",
    ),
    "St John's jumps at one past midnight": (
        *("America/St_Johns", {"d2010_03_14": "00:00-02:00"}, (30, 30)),
        "2010-03-14 03:30 04:00",
    ),
    "St John's: a start in the jump is 01:01": (
        *("America/St_Johns", {"d2010_03_14": "00:30-01:30"}, (14, 14)),
        "2010-03-14 03:31 03:45",
    ),
    "St John's turns back over midnight: the old day ends at the first 24:00": (
        *("America/St_Johns", {"d2010_11_06": "23:00-24:00"}, (30, 30)),
        "2010-11-07 01:30 02:00",
    ),
    "St John's turns back over midnight: the new day runs on through the repeated hour": (
        *("America/St_Johns", {"d2010_11_07": "00:00-01:00"}, (60, 60)),
        "2010-11-07 02:30 03:30",
    ),
    "St John's turns back over midnight: the two days touch and the grid starts over": (
        *("America/St_Johns", {"d2010_11_06": "23:00-24:00", "d2010_11_07": "00:00-00:30"}, (45, 45)),
        "2010-11-07 01:30 02:15 02:30 03:15",
    ),
    "Apia: a skipped date has no openings": ("Pacific/Apia", {"d2011_12_30": "00:00-24:00"}, (5, 5), ""),
    "Apia: 24:00 is the first instant of the next date that exists": (
        *("Pacific/Apia", {"d2011_12_29": "22:00-24:00"}, (60, 60)),
        "2011-12-30 08:00 09:00",
    ),
    "Apia: openings touch across the skipped date": (
        *("Pacific/Apia", {"d2011_12_29": "22:00-24:00", "d2011_12_30": "09:00-17:00", "d2011_12_31": "00:00-02:00"}, (180, 60)),
        "2011-12-30 08:00 09:00",
    ),
    "Kwajalein: another skipped date": (
        *(
            "Pacific/Kwajalein",
            {"d1993_08_20": "23:00-24:00", "d1993_08_21": "00:00-24:00", "d1993_08_22": "00:00-01:00"},
            (60, 30),
        ),
        "1993-08-21 11:00 11:30 12:00",
    ),
    "Kwajalein lived a day almost twice: its last hour is its second": (
        *("Pacific/Kwajalein", {"d1969_09_30": "09:00-10:00 23:00-24:00"}, (600, 600)),
        "1969-09-30 12:00 22:00",
    ),
    "Monrovia jumps by 44 minutes and 30 seconds": (
        *("Africa/Monrovia", {"d1972_01_07": "00:00-00:44 00:44-02:00"}, (30, 30)),
        "1972-01-07 00:44:30 01:14:30",
    ),
    "Kathmandu stands a quarter off": ("Asia/Kathmandu", {"d2026_02_03": "09:00-10:00"}, (60, 60), "2026-02-03 03:15"),
    "Kiritimati is most of a day ahead": ("Pacific/Kiritimati", {"d2026_01_01": "00:00-01:00"}, (60, 60), "2025-12-31 10:00"),
    "Niue is most of a day behind": ("Pacific/Niue", {"d2026_01_01": "23:00-24:00"}, (60, 60), "2026-01-02 10:00"),
    "a leap day": ("Europe/Berlin", {"d2028_02_29": "23:00-24:00", "d2028_03_01": "00:00-01:00"}, (120, 60), "2028-02-29 22:00"),
}


@pytest.mark.parametrize(("zone", "rows", "spans", "expected"), CASES.values(), ids=CASES.keys())
def test_open_slots_on_days_of_odd_clocks(zone, rows, spans, expected):
    assert ask(on_dates(zone, **rows), rules(*spans)) == instants(expected)
