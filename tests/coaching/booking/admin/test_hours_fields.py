import pytest
from django.core.exceptions import ValidationError

from coaching.booking.admin.hours_fields import HoursField, written


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("9:00–12:30", [(540, 750)]),
        ("9-12, 13.15 - 17", [(540, 720), (795, 1020)]),
        ("13:00-17:00; 9:00-12:00", [(540, 720), (780, 1020)]),
        ("9am to 5 PM", [(540, 1020)]),
        ("noon-midnight", [(720, 1440)]),
        ("22:00-24:00", [(1320, 1440)]),
        ("12am-12pm", [(0, 720)]),
        ("9 a.m.–12:30 p.m., 1 p.m. to 5 p.m.", [(540, 750), (780, 1020)]),
        ("9\u202fa.m.\u202f–\u202fnoon", [(540, 720)]),
    ],
)
def test_hours_are_read(text, rows):
    assert HoursField().clean(text) == rows


@pytest.mark.parametrize("text", ["morning", "9", "9-25", "9:70-10", "13pm-14pm", "9-12-13", "9-"])
def test_hours_that_no_clock_shows_are_refused(text):
    with pytest.raises(ValidationError, match="can't be read"):
        HoursField().clean(text)


def test_hours_that_end_before_they_start_are_refused():
    with pytest.raises(ValidationError, match="1 p.m. or 13:00"):
        HoursField().clean("9-5")


def test_hours_are_written_as_they_are_read():
    assert written([(540, 750), (1320, 1440)]) == "09:00–12:30, 22:00–24:00"


def test_openings_that_overlap_are_refused():
    with pytest.raises(ValidationError, match="09:00–12:00 and 11:00–13:00 overlap"):
        HoursField().clean("11-13, 9-12")
