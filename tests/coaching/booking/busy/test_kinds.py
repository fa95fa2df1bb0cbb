"""Files as the world writes them: each of `tests/data/ics/` is read as its table says, wherever the coach lives."""

from datetime import datetime
from pathlib import Path

import pytest

from coaching.booking.busy.isolated import copy_of
from coaching.jobs.isolation import run_isolated

FOLDER = Path(__file__).resolve().parents[3] / "data" / "ics"
ZONES = ["America/New_York", "Asia/Kolkata", "Pacific/Auckland"]
ASKED = {"since": "2026-03-01T00:00:00+00:00", "until": "2027-04-01T00:00:00+00:00", "owners": ["dana@example.org"], "known": ""}


def rows():
    """{file: (what is busy, skipped, unsure)} of the table."""
    lines = [line.strip("| ").split(" | ") for line in (FOLDER / "README.md").read_text().splitlines() if line.startswith("| ")]
    return {name: (busy, int(skipped), int(unsure)) for name, busy, skipped, unsure, _kind in lines[1:]}


def spoken(events):
    """What is busy, in the words of the table."""
    times = sorted((datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end, _uid in events)
    words = [f"{_moment(start)} to {_end(start, end)}" for start, end in times]
    return f"{len(words)} times from {words[0]} on" if len(words) > 50 else ", ".join(words) or "free"


def _moment(at):
    return f"{at:%m-%d %H:%M}" if at.year == 2026 else f"{at:%Y-%m-%d %H:%M}"


def _end(start, end):
    return f"{end:%H:%M}" if (end - start).days < 1 else _moment(end)


def test_every_file_has_its_row():
    assert sorted(rows()) == sorted(path.stem for path in FOLDER.glob("*.ics"))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("name", rows())
def test_a_file_is_read_as_its_table_says(name, zone):
    found = copy_of((FOLDER / f"{name}.ics").read_bytes(), zone=zone, **ASKED)
    assert (spoken(found["events"]), found["skipped"], found["unsure"]) == rows()[name]


@pytest.mark.parametrize("name", rows())
def test_what_is_kept_of_a_file_says_the_same(name):
    """Read again from the copy, on a day on which its server is silent."""
    first = copy_of((FOLDER / f"{name}.ics").read_bytes(), zone=ZONES[0], **ASKED)
    again = copy_of(first["text"].encode(), zone=ZONES[0], **ASKED)
    assert {**again, "name": ""} == {**first, "name": ""}


@pytest.mark.parametrize("name", ["interval0", "label_eastern", "utf16"])
def test_a_file_is_read_in_a_process_of_its_own(name):
    options = {**ASKED, "zone": ZONES[0], "seconds": 30, "cpu_seconds": 15, "memory": 768 * 1024**2}
    found = run_isolated("coaching.booking.busy.isolated:copy_of", (FOLDER / f"{name}.ics").read_bytes(), **options)
    assert (spoken(found["events"]), found["skipped"], found["unsure"]) == rows()[name]
