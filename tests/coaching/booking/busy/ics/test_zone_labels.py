from datetime import datetime, timedelta

import pytest
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from coaching.booking.busy.ics.zone_labels import LABELS, clean, exactly, guessed
from coaching.practice.zone_names import NO_PLACES

WINTER, SUMMER = datetime(2026, 1, 15, 12), datetime(2026, 7, 15, 12)


def hours(name):
    """How far the zone of that name is from UTC, in winter and in summer; None if it is unknown."""
    zone = exactly(clean(name)) or guessed(clean(name))
    return zone and tuple(at.replace(tzinfo=zone).utcoffset() / timedelta(hours=1) for at in (WINTER, SUMMER))


NEW_YORK, BERLIN, LONDON, LOS_ANGELES = (-5, -4), (1, 2), (0, 1), (-8, -7)


@pytest.mark.parametrize(
    ("name", "away"),
    [
        ("America/New_York", NEW_YORK),
        ("america/new_york", NEW_YORK),
        ("America/New York", NEW_YORK),
        (" America/New_York ", NEW_YORK),
        ("US/Eastern", NEW_YORK),
        ("US-Eastern", NEW_YORK),
        ("'America/New_York'", NEW_YORK),
        ("America/Port-au-Prince", NEW_YORK),
        ("EST5EDT", NEW_YORK),
        ("EST", (-5, -5)),
        ("/America/New_York", NEW_YORK),
        ("/freeassociation.sourceforge.net/America/New_York", NEW_YORK),
        ("/freeassociation.sourceforge.net/Tzfile/America/New_York", NEW_YORK),
        ("/mozilla.org/20050126_1/Europe/Berlin", BERLIN),
        ("/softwarestudio.org/Olson_20011030_5/America/Argentina/Buenos_Aires", (-3, -3)),
        ("posix/Europe/Berlin", BERLIN),
        ("tzone://Microsoft/Utc", (0, 0)),
        ("tzone://Microsoft/W. Europe Standard Time", BERLIN),
        ("Z", (0, 0)),
        ("Etc/GMT+5", (-5, -5)),
        ("etc/gmt+5", (-5, -5)),
    ],
)
def test_names_of_the_iana_database_are_known_whatever_is_around_them(name, away):
    assert hours(name) == away


@pytest.mark.parametrize(
    ("name", "away"),
    [
        ("Eastern Standard Time", NEW_YORK),
        ("eastern standard time", NEW_YORK),
        ("Eastern Standard Time 1", NEW_YORK),
        ("W. Europe Standard Time 12", BERLIN),
        ("Eastern Daylight Time", NEW_YORK),
        ("GMT Standard Time", LONDON),
        ("GMT Daylight Time", LONDON),
        ("Romance Standard Time", BERLIN),
        ("Pacific Standard Time (Mexico)", LOS_ANGELES),
        ("UTC-11", (-11, -11)),
        ("UTC+12", (12, 12)),
    ],
)
def test_names_of_windows_are_known(name, away):
    assert hours(name) == away


@pytest.mark.parametrize("name", WINDOWS_TO_OLSON)
def test_every_name_of_windows_is_known(name):
    assert hours(name)


@pytest.mark.parametrize("line", LABELS.read_text().splitlines())
def test_every_label_of_windows_means_its_zone(line):
    label, name = line.split("\t")
    assert hours(label) == hours(f"(UTC+01:00) {label}") == hours(name)


@pytest.mark.parametrize(
    ("name", "away"),
    [
        ("(UTC-05:00) Eastern Time (US & Canada)", NEW_YORK),
        ("(GMT-05:00) Eastern Time (US & Canada)", NEW_YORK),
        ("(GMT-05.00) Eastern Time (US & Canada)", NEW_YORK),
        ("(UTC-05:00) Eastern Time (US and Canada)", NEW_YORK),
        ("Eastern Time (US & Canada)", NEW_YORK),
        ("Eastern Time", NEW_YORK),
        ("Eastern Time (US & Canada) (UTC-05:00)", NEW_YORK),
        ("(UTC-08:00) Pacific Time (US & Canada); Tijuana", LOS_ANGELES),
        ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", LONDON),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", LONDON),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", LONDON),
        ("(UTC) Coordinated Universal Time", (0, 0)),
        ("(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna", BERLIN),
        ("Amsterdam, Belgrade, Berlin, Brussels, Budapest, Madrid, Paris, Prague, Stockholm", BERLIN),
        ("(GMT+01:00) Central European Time - Berlin", BERLIN),
        ("(GMT-05:00) America/New_York", NEW_YORK),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", (5.5, 5.5)),
        ("Mumbai", (5.5, 5.5)),
        ("Beijing", (8, 8)),
        ("(UTC-04:00) Georgetown, La Paz, San Juan", (-4, -4)),
        ("Berlin and Paris", BERLIN),
        ("GMT+01:00 Berlin", BERLIN),
        ("UTC-05:00 Eastern Time", NEW_YORK),
    ],
)
def test_labels_of_mail_programs_are_understood(name, away):
    assert hours(name) == away


@pytest.mark.parametrize(
    ("name", "away"),
    [
        ("GMT-0500", -5),
        ("GMT-05:00", -5),
        ("GMT+05:30", 5.5),
        ("gmt+0530", 5.5),
        ("UTC+5", 5),
        ("UTC +5", 5),
        ("UTC−5", -5),
        ("GMT-0500 (EST)", -5),
        ("GMT+0100 (Central European Standard Time)", 1),
        ("(UTC+01:00)", 1),
        ("+0100", 1),
        ("-05:00", -5),
        ("GMT+14", 14),
    ],
)
def test_an_offset_says_how_far_east_its_clocks_are(name, away):
    assert hours(name) == (away, away)


@pytest.mark.parametrize(
    "name",
    [
        *sorted(NO_PLACES),
        *("LOCALTIME", "etc/unknown", "/localtime", "posix/localtime", "tzone://Microsoft/Custom", "Customized Time Zone"),
        *("Middle Earth", "", "(UTC+01:00) Nowhere", "(UTC+01:00) Tokyo", "Berlin, Tokyo", "UTC+25", "GMT-0560", "CST", "Local"),
        *(
            "Etc/GMT+5:30",
            "../../etc/passwd",
            "America",
            "a" * 10_000,
            "/" * 10_000,
            "GMT -0500 (Standard) / GMT -0400 (Daylight)",
        ),
    ],
)
def test_what_names_no_zone_is_unknown(name):
    assert hours(name) is None


@pytest.mark.parametrize(
    "name", ["Moscow, Idaho", "Melbourne, Florida", "Room: London", "Paris - Texas", "Athens, Cairo", "London, Berlin"]
)
def test_a_list_with_a_place_that_is_unknown_or_has_another_clock_means_no_zone(name):
    assert hours(name) is None


@pytest.mark.parametrize("name", ["(UTC+01:00) Berlin, Bielefeld", "Berlin, Rome", "Stockholm and Vienna"])
def test_a_list_of_cities_means_their_zone(name):
    assert hours(name) == BERLIN
