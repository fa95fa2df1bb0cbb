from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from coaching.practice.zones import (
    RENAMED,
    is_zone,
    place_time,
    spoken,
    today_called,
    validate_zone,
    zone_name,
)

JULY = datetime(2027, 7, 1, tzinfo=UTC)
NO_ZONES = [
    "",
    "localtime",
    "Factory",
    "posix/UTC",
    "right/UTC",
    "posixrules",
    "Etc/Unknown",
    "UTC\0",
    "a" * 10_000,
    "../UTC",
    "America",
    "Etc/Unknown",
]


@pytest.mark.parametrize(("reported", "called"), [("Asia/Calcutta", "Asia/Kolkata"), ("Europe/Berlin", "Europe/Berlin")])
def test_a_zone_goes_by_the_name_it_has_today(reported, called):
    assert today_called(reported) == called


@pytest.mark.parametrize("name", NO_ZONES)
def test_what_is_no_zone_is_refused_with_a_short_sentence(name):
    assert not is_zone(name)
    with pytest.raises(ValidationError) as refused:
        validate_zone(name)
    assert len(refused.value.messages[0]) < 150


@pytest.mark.parametrize("name", ["Pacific/Auckland", "UTC", "Etc/GMT+5", "GMT", *RENAMED])
def test_what_browsers_report_is_a_zone(name):
    assert is_zone(name)


@pytest.mark.parametrize(
    ("zone", "in_passing", "with_its_clock"),
    [
        ("America/New_York", "New York time", "New York time (EDT)"),
        ("America/Sao_Paulo", "Sao Paulo time", "Sao Paulo time (UTC−03:00)"),
        ("Etc/GMT+5", "UTC−05:00", "UTC−05:00"),
        ("Etc/UTC", "UTC", "UTC"),
        ("UTC", "UTC", "UTC"),
        ("GMT", "GMT", "GMT"),
        ("Singapore", "Singapore time", "Singapore time (UTC+08:00)"),
        ("Asia/Kathmandu", "Kathmandu time", "Kathmandu time (UTC+05:45)"),
        ("Asia/Katmandu", "Kathmandu time", "Kathmandu time (UTC+05:45)"),
        ("Asia/Saigon", "Ho Chi Minh time", "Ho Chi Minh time (UTC+07:00)"),
        ("Asia/Rangoon", "Yangon time", "Yangon time (UTC+06:30)"),
        ("Europe/Kiev", "Kyiv time", "Kyiv time (EEST)"),
        ("Asia/Calcutta", "Kolkata time", "Kolkata time (IST)"),
    ],
)
def test_zones_are_named_as_people_do(zone, in_passing, with_its_clock):
    assert (place_time(zone, JULY), zone_name(zone, JULY)) == (in_passing, with_its_clock)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), "1:30 a.m. New York time (EDT), before the clocks go back"),
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), "1:30 a.m. New York time (EST), after the clocks go back"),
        (datetime(2026, 11, 1, 7, 30, tzinfo=UTC), "2:30 a.m. New York time (EST)"),
        (datetime(2026, 3, 8, 7, 30, tzinfo=UTC), "3:30 a.m. New York time (EDT)"),
    ],
)
def test_a_time_that_clocks_show_twice_is_said_with_which(at, said):
    assert spoken(at, "America/New_York").split(", ", 3)[3] == said
