import time
from datetime import UTC, datetime

import pytest

from coaching.booking.busy import reading
from coaching.booking.busy.errors import CannotRead
from coaching.booking.busy.sanitize import pared
from tests.coaching.booking.busy import files
from tests.coaching.booking.busy.files import AT_TEN

SINCE, UNTIL = datetime(2026, 3, 1, tzinfo=UTC), datetime(2027, 4, 1, tzinfo=UTC)
TEN = "03-03 15:00 to 03-03 16:00"
BERLIN_TEN = (";TZID=Europe/Berlin:20260303T100000", ";TZID=Europe/Berlin:20260303T110000")
WITHOUT_SENSE = ["BEGIN:STANDARD", "DTSTART:garbage", "TZOFFSETFROM:zzz", "END:STANDARD"]
FIVE_BEHIND = ["BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0500", "END:STANDARD"]


def reading_of(*events, head=(), zone="America/New_York", owners=(), until=UNTIL):
    return reading.read(pared(files.calendar(*events, head=head), owners), zone=zone, since=SINCE, until=until)


def busy(*events, **options):
    """What is busy, as "03-03 15:00 to 03-03 16:00" in UTC."""
    found = sorted(reading_of(*events, **options).events)
    return [f"{each.start:%m-%d %H:%M} to {each.end:%m-%d %H:%M}" for each in found]


def test_an_event_takes_its_time():
    assert busy(files.event(*AT_TEN)) == [TEN]


@pytest.mark.parametrize(
    "line",
    [
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "transp:transparent",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
    ],
)
def test_what_is_canceled_or_free_takes_none(line):
    assert busy(files.event(*AT_TEN, line)) == []


@pytest.mark.parametrize("line", ["STATUS:TENTATIVE", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "CLASS:PRIVATE"])
def test_what_is_tentative_or_private_takes_its_time(line):
    assert busy(files.event(*AT_TEN, line)) == [TEN]


def test_what_the_owner_declined_takes_none():
    declined = "ATTENDEE;CN=Dana;PARTSTAT=DECLINED:mailto:Dana@Example.org"
    assert busy(files.event(*AT_TEN, declined), owners=["dana@example.org"]) == []


def test_what_someone_else_declined_takes_its_time():
    declined = ["ATTENDEE;PARTSTAT=DECLINED:mailto:ann@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:dana@example.org"]
    assert busy(files.event(*AT_TEN, *declined), owners=["dana@example.org"]) == [TEN]


# How long


def test_a_duration_stands_for_an_end():
    assert busy(files.event(AT_TEN[0], None, "DURATION:PT1H")) == [TEN]


def test_an_event_without_an_end_takes_no_time():
    assert busy(files.event(AT_TEN[0])) == ["03-03 15:00 to 03-03 15:00"]


def test_a_date_without_an_end_is_one_day():
    assert busy(files.event(";VALUE=DATE:20260303")) == ["03-03 05:00 to 03-04 05:00"]


def test_a_day_is_the_coachs_day_even_when_the_clock_changes_on_it():
    assert busy(files.event(";VALUE=DATE:20260308", ";VALUE=DATE:20260309")) == ["03-08 05:00 to 03-09 04:00"]


def test_a_day_that_has_no_midnight_begins_at_its_first_moment():
    assert busy(files.event(";VALUE=DATE:20260906"), zone="America/Santiago") == ["09-06 04:00 to 09-07 03:00"]


def test_a_day_is_that_of_the_calendars_own_zone_if_it_names_one():
    assert busy(files.event(";VALUE=DATE:20260303"), head=["X-WR-TIMEZONE:Europe/Berlin"]) == ["03-02 23:00 to 03-03 23:00"]


def test_times_without_a_zone_are_in_utc_where_that_is_the_calendars_own():
    floating = files.event("20260303T150000", "20260303T160000")
    described = files.zone(*FIVE_BEHIND)
    assert busy(floating, head=["X-WR-TIMEZONE:UTC"]) == [TEN]
    assert busy(described, floating, head=["X-WR-TIMEZONE:UTC"]) == ["03-03 20:00 to 03-03 21:00"]


@pytest.mark.parametrize("head", ["X-WR-TIMEZONE:UTC", "X-WR-TIMEZONE:Middle/Earth", "X-WR-TIMEZONE:"])
def test_a_calendars_zone_that_is_none_leaves_the_coachs(head):
    assert busy(files.event(";VALUE=DATE:20260303"), head=[head]) == ["03-03 05:00 to 03-04 05:00"]


def test_an_event_that_began_before_and_one_that_ends_after_are_read():
    found = busy(files.event("20260228T120000Z", "20260302T120000Z"), files.event("20270331T120000Z", "20270402T120000Z"))
    assert found == ["02-28 12:00 to 03-02 12:00", "03-31 12:00 to 04-02 12:00"]


# Zones


def test_a_time_without_a_zone_is_by_the_coachs_clock():
    assert busy(files.event("20260303T100000", "20260303T110000")) == [TEN]


def test_a_named_zone_is_believed():
    assert busy(files.event(*BERLIN_TEN)) == ["03-03 09:00 to 03-03 10:00"]


def test_outlooks_names_of_zones_are_known():
    start, end = (each.replace("Europe/Berlin", "W. Europe Standard Time") for each in BERLIN_TEN)
    assert busy(files.event(start, end)) == ["03-03 09:00 to 03-03 10:00"]


def test_a_zone_that_the_file_describes_is_believed():
    start, end = (each.replace("Europe/Berlin", "Custom") for each in BERLIN_TEN)
    assert busy(files.zone(*FIVE_BEHIND), files.event(start, end)) == [TEN]


@pytest.mark.parametrize("description", [WITHOUT_SENSE, [], ["X:1"]])
def test_a_zone_described_without_sense_is_read_by_the_coachs_clock_and_told(description):
    start, end = (each.replace("Europe/Berlin", "Nonsense") for each in BERLIN_TEN)
    found = reading_of(files.zone(*description, name="Nonsense"), files.event(start, end))
    assert [f"{event.start:%m-%d %H:%M}" for event in found.events] == ["03-03 15:00"]
    assert (found.skipped, found.unsure, found.doubts) == (0, 1, (("2026-03-03T10:00:00", "zone", "Nonsense", 0, ""),))


def test_a_known_zone_is_believed_whatever_the_file_says_of_it():
    assert busy(files.zone(*WITHOUT_SENSE, name="Europe/Berlin"), files.event(*BERLIN_TEN)) == ["03-03 09:00 to 03-03 10:00"]


# Series


def test_a_series_follows_the_clock_of_its_zone():
    weekly = files.event(
        ";TZID=America/New_York:20260306T100000", ";TZID=America/New_York:20260306T110000", "RRULE:FREQ=WEEKLY;COUNT=2"
    )
    assert busy(weekly) == ["03-06 15:00 to 03-06 16:00", "03-13 14:00 to 03-13 15:00"]


def test_a_day_taken_out_of_a_series_is_free():
    assert busy(files.event(*AT_TEN, "RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20260304T150000Z")) == [TEN]


def test_a_day_put_into_a_series_is_busy():
    assert busy(files.event(*AT_TEN, "RDATE:20260305T150000Z")) == [TEN, "03-05 15:00 to 03-05 16:00"]


def test_one_of_a_series_that_was_moved_takes_its_new_time_alone():
    series = files.event(*AT_TEN, "RRULE:FREQ=DAILY;COUNT=2", uid="a")
    moved = files.event("20260304T180000Z", "20260304T190000Z", "RECURRENCE-ID:20260304T150000Z", uid="a")
    assert busy(series, moved) == [TEN, "03-04 18:00 to 03-04 19:00"]


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
def test_one_of_a_series_that_was_called_off_is_free(line):
    series = files.event(*AT_TEN, "RRULE:FREQ=DAILY;COUNT=2", uid="a")
    off = files.event("20260304T150000Z", "20260304T160000Z", "RECURRENCE-ID:20260304T150000Z", line, uid="a")
    assert busy(series, off) == [TEN]


def test_a_series_of_years_ago_still_counts():
    assert len(busy(files.event("20100105T150000Z", "20100105T160000Z", "RRULE:FREQ=WEEKLY"))) == 57


def test_a_birthday_from_the_year_1604_counts_once_a_year():
    assert busy(files.event(";VALUE=DATE:16040315", None, "RRULE:FREQ=YEARLY"), until=datetime(2027, 1, 1, tzinfo=UTC)) == [
        "03-15 04:00 to 03-16 04:00"
    ]


SPRING = [
    *("BEGIN:DAYLIGHT", "DTSTART:20070311T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
    *("TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "END:DAYLIGHT"),
]
AUTUMN = [
    *("BEGIN:STANDARD", "DTSTART:20071104T020000", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
    *("TZOFFSETFROM:-0400", "TZOFFSETTO:-0500", "END:STANDARD"),
]


@pytest.mark.parametrize("name", ["America/New_York", "Mine"])
@pytest.mark.parametrize(
    ("start", "end", "found"),
    [("0200", "0230", "07:00 to 07:30"), ("0230", "0330", "07:30 to 08:30"), ("0100", "0300", "06:00 to 08:00")],
)
def test_what_touches_the_hour_that_the_clocks_skip_is_as_long_as_ever(name, start, end, found):
    daily = files.event(f";TZID={name}:20260307T{start}00", f";TZID={name}:20260307T{end}00", "RRULE:FREQ=DAILY;COUNT=2")
    spoken = busy(files.zone(*SPRING, *AUTUMN, name=name), daily)
    assert spoken == [f"03-0{day} {found.replace('to ', f'to 03-0{day} ')}" for day in (7, 8)]


def test_a_known_zone_may_be_described_at_any_length():
    zone = files.zone(*SPRING * 400, name="Europe/Berlin")
    found = reading_of(zone, files.event(*BERLIN_TEN))
    assert ([f"{event.start:%H:%M}" for event in found.events], found.unsure) == (["09:00"], 0)


# What makes no sense


@pytest.mark.parametrize(
    "broken",
    [
        ["BEGIN:VEVENT", "UID:b", "DTSTART:2026", "END:VEVENT"],
        ["BEGIN:VEVENT", "UID:b", "SUMMARY:no time", "END:VEVENT"],
        ["BEGIN:VEVENT", "UID:b", "DTSTART:20260230T150000Z", "DTEND:20260230T160000Z", "END:VEVENT"],
        files.event("20260303T250000", None, "DURATION:PT1H"),
    ],
)
def test_an_entry_without_sense_is_counted_and_hides_no_other(broken):
    found = reading_of(broken, files.event(*AT_TEN))
    assert (len(found.events), found.skipped) == (1, 1)


def test_two_calendars_in_a_file_are_both_read():
    text = pared(files.calendar(files.event(*AT_TEN)) + files.calendar(files.event("20260304T150000Z", "20260304T160000Z")))
    assert len(reading.read(text, zone="UTC", since=SINCE, until=UNTIL).events) == 2


def test_periods_without_events_are_read():
    periods = ["BEGIN:VFREEBUSY", "FREEBUSY:20260303T150000Z/20260303T160000Z", "FREEBUSY;FBTYPE=FREE:20260304T150000Z/PT1H"]
    assert busy([*periods, "FREEBUSY;FBTYPE=BUSY:20260305T150000Z/PT2H", "END:VFREEBUSY"]) == [TEN, "03-05 15:00 to 03-05 17:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY",
        "FREQ=MINUTELY;INTERVAL=5",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7;BYMINUTE=1,2,3,4,5,6,7",
    ],
)
def test_what_repeats_too_often_takes_its_first_time_at_once(rule):
    began = time.monotonic()
    found = reading_of(files.event(AT_TEN[0], None, f"RRULE:{rule}"))
    assert (len(found.events), found.skipped, [doubt.why for doubt in found.doubts]) == (1, 0, ["often"])
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        ("FREQ=SECONDLY", "04-01 00:00"),
        ("FREQ=MINUTELY;INTERVAL=15", "04-01 00:00"),
        ("FREQ=MINUTELY;COUNT=120", "03-03 17:15"),
        ("FREQ=MINUTELY;UNTIL=20260305T150000Z", "03-05 15:15"),
        ("FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=0,15,30,45", "04-01 00:00"),
    ],
)
def test_what_repeats_too_often_and_without_a_pause_takes_all_the_time(rule, end):
    found = reading_of(files.event(AT_TEN[0], "20260303T151500Z", f"RRULE:{rule}"))
    assert f"{max(found.events, key=lambda event: event.end).end:%m-%d %H:%M}" == end
    assert min(found.events).start == datetime(2026, 3, 3, 15, tzinfo=UTC)
    assert [doubt.why for doubt in found.doubts] == ["always"]


def test_what_repeats_too_often_with_pauses_takes_its_first_time():
    found = reading_of(files.event(AT_TEN[0], "20260303T151000Z", "RRULE:FREQ=MINUTELY;INTERVAL=15"))
    assert (len(found.events), found.unsure) == (1, 1)


def test_what_names_too_many_times_takes_its_first():
    found = reading_of(files.event(*AT_TEN, "RDATE:" + ",".join(["20260305T150000Z"] * 10_001)))
    assert (len(found.events), found.skipped, [doubt.why for doubt in found.doubts]) == (1, 0, ["often"])


def test_what_repeats_every_hour_is_counted():
    assert len(busy(files.event(*AT_TEN, "RRULE:FREQ=HOURLY;COUNT=30"))) == 30


def test_too_many_times_together_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_TIMES", 20)
    with pytest.raises(CannotRead, match="more entries than we can count"):
        busy(files.event(*AT_TEN, "RRULE:FREQ=DAILY;COUNT=21"))


def test_times_that_overlap_or_touch_are_one_where_there_are_too_many(monkeypatch):
    monkeypatch.setattr(reading, "MOST_TIMES", 20)
    ours = files.event(*AT_TEN, uid="12345678-1234-1234-1234-123456789abc@booking")
    found = reading_of(*(files.event(*AT_TEN, "RRULE:FREQ=HOURLY;COUNT=7") for _ in range(3)), ours).events
    assert [(f"{each.start:%H:%M} to {each.end:%H:%M}", bool(each.uid)) for each in found] == [
        ("15:00 to 16:00", True),
        ("15:00 to 22:00", False),
    ]


def test_reading_ends_when_patience_does(monkeypatch):
    monkeypatch.setattr(reading, "PATIENCE", -1)
    with pytest.raises(CannotRead, match="more entries than we can count"):
        busy(files.event(*AT_TEN))


def test_a_file_with_ten_thousand_events_is_read():
    series = [f"DTSTART:20260303T{hour:02}{minute:02}00Z" for hour in range(24) for minute in range(60)]
    events = [["BEGIN:VEVENT", f"UID:{number}", series[number % 1440], "DURATION:PT1M", "END:VEVENT"] for number in range(10_000)]
    assert len(reading_of(*events).events) == 10_000


# What is in doubt

NOWHERE = (";TZID=Nowhere:20260303T100000", ";TZID=Nowhere:20260303T110000")


def doubts(*events, **options):
    """How many entries are in doubt, and of a few of them when they begin and why."""
    found = reading_of(*events, **options)
    return found.unsure, [(doubt.when, doubt.why, doubt.zone) for doubt in found.doubts]


def test_an_unknown_zone_is_named_with_the_time_as_it_is_written():
    assert doubts(files.event(*NOWHERE)) == (1, [("2026-03-03T10:00:00", "zone", "Nowhere")])


def test_what_needs_a_calendars_unknown_zone_is_in_doubt_and_nothing_else():
    floating, day = files.event("20260303T100000", "20260303T110000"), files.event(";VALUE=DATE:20260304")
    head = ["X-WR-TIMEZONE:Middle/Earth"]
    found = doubts(floating, day, files.event(*AT_TEN), head=head)
    assert found == (2, [("2026-03-03T10:00:00", "zone", "Middle/Earth"), ("2026-03-04", "zone", "Middle/Earth")])


def test_times_without_any_zone_are_not_in_doubt():
    assert doubts(files.event("20260303T100000", "20260303T110000"), files.event(";VALUE=DATE:20260304")) == (0, [])


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
def test_what_takes_no_time_is_not_in_doubt(line):
    assert doubts(files.event(*NOWHERE, line)) == (0, [])


def test_what_is_over_is_not_in_doubt():
    assert doubts(files.event(*(each.replace("2026", "2020") for each in NOWHERE))) == (0, [])


def test_a_series_of_long_ago_that_cannot_be_read_is_in_doubt():
    assert doubts(files.event("20200303T150000Z", None, "RRULE:FREQ=SOMETIMES")) == (
        1,
        [("2020-03-03T15:00:00+00:00", "idle", "")],
    )


def test_a_series_in_doubt_is_named_by_its_next_time():
    assert doubts(files.event("20200107T150000Z", None, "DURATION:PT1H", "RRULE:FREQ=WEEKLY;NO=1"))[1] == [
        ("2026-03-03T15:00:00+00:00", "rule", "")
    ]


def test_what_cannot_be_read_is_named_by_its_place_its_end_and_its_figures():
    broken = ["BEGIN:VEVENT", "UID:b", "DTSTART:20260230T150000Z", "DTEND:20260304T150000Z", "END:VEVENT"]
    private = ["BEGIN:VEVENT", "UID:c", "DTSTART:Biopsy at nine", "END:VEVENT"]
    found = reading_of(files.event(*AT_TEN), broken, private).doubts
    assert found == (
        ("2026-03-04T15:00:00+00:00", "unread", "", 2, "20260230T150000Z"),
        ("", "unread", "", 3, ""),
    )


def test_an_entry_with_several_doubts_counts_once():
    assert doubts(files.event(NOWHERE[0], ";TZID=Nowhere:99", "RRULE:FREQ=SOMETIMES"))[0] == 1


def test_three_of_many_doubts_are_named_the_earliest_first():
    entries = [files.event(f";TZID=Nowhere:202603{day:02}T100000", None, "DURATION:PT1H") for day in (9, 5, 7, 3)]
    count, named = doubts(*entries)
    assert (count, [when[8:10] for when, _why, _zone in named]) == (4, ["03", "05", "07"])


def test_what_takes_no_time_and_has_no_start_is_not_counted():
    found = reading_of(["BEGIN:VEVENT", "UID:x", "STATUS:CANCELLED", "END:VEVENT"])
    assert (found.events, found.skipped) == ([], 0)


# What never ends


@pytest.mark.parametrize("step", ["0", "-3", "00", "+0", " 0 "])
def test_a_series_that_stands_still_steps_by_one(step):
    days = busy(files.event(*AT_TEN, f"RRULE:FREQ=DAILY;INTERVAL={step};COUNT=2"))
    assert days == [TEN, "03-04 15:00 to 03-04 16:00"]


def test_a_step_may_be_the_first_word_of_a_rule_and_in_small_letters():
    assert len(busy(files.event(*AT_TEN, "RRULE:interval=0;freq=weekly;byday=TU;count=3"))) == 3


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=7",
        "FREQ=DAILY;INTERVAL=99999999",
        "FREQ=DAILY;COUNT=0",
    ],
)
def test_rules_that_never_come_true_again_leave_the_first_times(rule):
    began = time.process_time()
    found = reading_of(*(files.event(*AT_TEN, f"RRULE:{rule}") for _ in range(50)))
    assert (len(found.events), found.skipped) == (50, 0)
    assert time.process_time() - began < 5


def test_a_rule_is_followed_to_the_last_day_that_is_asked_for():
    yearly = files.event("20200101T150000Z", None, "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3")
    assert TEN in busy(yearly)


def test_a_zone_whose_changes_stand_still_is_believed():
    still = [*FIVE_BEHIND[:-1], "RRULE:FREQ=YEARLY;INTERVAL=0;BYMONTH=3;BYDAY=2SU", FIVE_BEHIND[-1]]
    start, end = (each.replace("Europe/Berlin", "Still") for each in BERLIN_TEN)
    assert busy(files.zone(*still, name="Still"), files.event(start, end), zone="UTC") == [TEN]


def test_a_zone_described_at_great_length_is_not_believed_and_refuses_nothing():
    start, end = (each.replace("Europe/Berlin", "Long") for each in BERLIN_TEN)
    found = reading_of(files.zone(*FIVE_BEHIND * 301, name="Long"), files.event(start, end), files.event(*AT_TEN))
    assert ([f"{event.start:%H:%M}" for event in found.events], found.unsure) == (["15:00", "15:00"], 1)


def test_a_zone_without_sense_hides_no_other_zone():
    start, end = (each.replace("Europe/Berlin", "Sound") for each in BERLIN_TEN)
    zones = [files.zone(*WITHOUT_SENSE, name="Broken"), files.zone(*FIVE_BEHIND, name="Sound")]
    assert busy(*zones, files.event(start, end), zone="UTC") == [TEN]


@pytest.mark.parametrize(
    "start", ["99991231T235959", "99991230T150000Z", "00010101T000000Z", ";VALUE=DATE:99991231", ";VALUE=DATE:00010101"]
)
@pytest.mark.parametrize("end", [None, "99991231T235959", "00010101T000000"])
@pytest.mark.parametrize(
    "more", [[], ["RRULE:FREQ=DAILY"], ["RECURRENCE-ID:99991231T235959"], ["RDATE:99991231T235959", "EXDATE:99991231"]]
)
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_the_ends_of_the_calendar_hide_no_other_entry(start, end, more, zone):
    assert TEN in busy(files.event(start, end, *more), files.event(*AT_TEN), zone=zone)


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE:99991231T235959",
        "EXDATE;VALUE=DATE:00010101",
        "RRULE:FREQ=DAILY;COUNT=1\r\nRDATE:99991231T235959",
        "RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z",
    ],
)
def test_the_ends_of_the_calendar_hide_nothing_of_their_own_entry(line):
    local = (";TZID=America/New_York:20260303T100000", ";TZID=America/New_York:20260303T110000")
    assert busy(files.event(*local, line))[0] == TEN


@pytest.mark.parametrize("until", ["99991231T235959Z", "99991231", "99991231T225959Z"])
def test_until_the_end_of_the_calendar_is_without_end(until):
    days = files.event(";VALUE=DATE:20260303", None, f"RRULE:FREQ=DAILY;UNTIL={until}")
    assert len(busy(days, head=["X-WR-TIMEZONE:Asia/Tokyo"])) == 395


def test_a_room_that_declines_is_not_its_owner():
    room = "ATTENDEE;CUTYPE=ROOM;PARTSTAT=DECLINED;EMAIL=dana@example.org:mailto:room@corp.example"
    assert busy(files.event(*AT_TEN, room), owners=["dana@example.org"]) == [TEN]


def test_the_second_after_the_last_is_the_next_minute():
    assert busy(files.event(AT_TEN[0], "20260303T155960Z")) == [TEN]
