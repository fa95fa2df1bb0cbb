from datetime import time

import pytest
from django.utils.formats import time_format

from coaching.practice.times_of_day import minutes_of_day


@pytest.mark.parametrize("minute", range(0, 1440, 15))
def test_what_pages_print_is_read(minute):
    assert minutes_of_day(time_format(time(*divmod(minute, 60)), "TIME_FORMAT")) == minute


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("9 a.m.", 540),
        ("9 a.m", 540),
        ("12:30 p.m.", 750),
        ("12:30\u202fp.m.", 750),
        ("9\u00a0AM", 540),
        ("9am", 540),
        ("9p", 1260),
        ("9 A. M.", 540),
        ("12 a.m.", 0),
        ("Noon", 720),
        ("12 noon", 720),
        ("midnight", 0),
        ("14:00", 840),
        ("14:00:00", 840),
        ("9.30", 570),
        ("9h30", 570),
        ("14.30 Uhr", 870),
        ("9 o’clock", 540),
        ("24:00", 1440),
        ("9", 540),
    ],
)
def test_what_people_write_is_read(text, minute):
    assert minutes_of_day(text) == minute


@pytest.mark.parametrize("text", ["", "late", "25:00", "9:70", "13 p.m.", "0 a.m.", "9 x.m.", "9 a.m. or so", "24:01", "-3"])
def test_what_no_clock_shows_is_refused(text):
    assert minutes_of_day(text) is None
