"""What we write into calendars, read back by an independent reader (ical.js)."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from coaching.booking import bookings, calendar
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NINE, NOW
from tests.readers import read_calendar

GUEST, COACH = "pia@example.org", "dana-reyes@example.org"


def event(booking, method=calendar.REQUEST, of=calendar.for_guest):
    (found,) = read_calendar(of(booking, method)["content"])["events"]
    return found


def mailed(address):
    """The calendars that were mailed to this address, as read from the bytes of each mail."""
    letters = [
        message_from_bytes(each.message().as_bytes(), policy=policy.default) for each in mail.outbox if each.to == [address]
    ]
    parts = [next(part for part in letter.walk() if part.get_content_type() == "text/calendar") for letter in letters]
    return [read_calendar(part.get_content()) for part in parts]


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("America/New_York", datetime(2026, 7, 14, 15, 0)),  # summer
        ("America/New_York", datetime(2026, 3, 8, 3, 0)),  # the hour after the clocks sprang forward
        ("America/New_York", datetime(2026, 11, 1, 1, 30, fold=0)),  # the hour that comes twice, first
        ("America/New_York", datetime(2026, 11, 1, 1, 30, fold=1)),  # and again
        ("Europe/Berlin", datetime(2026, 3, 29, 3, 0)),
        ("Europe/Berlin", datetime(2026, 10, 25, 2, 30, fold=1)),
        ("Asia/Kolkata", datetime(2026, 7, 14, 10, 0)),
        ("America/St_Johns", datetime(2026, 7, 14, 10, 0)),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 30)),  # clocks that move by half an hour
        ("Asia/Kathmandu", datetime(2026, 1, 14, 10, 15)),
        ("Pacific/Apia", datetime(2026, 7, 14, 10, 0)),
    ],
)
def test_an_independent_reader_finds_the_very_instant(call, zone, local):
    start = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    found = event(factories.booking(appointment_type=call, start=start, guest_zone=zone))
    ends = start + timedelta(minutes=30)
    assert (found["start"], found["end"]) == (f"{start:%Y-%m-%dT%H:%M:%S.000Z}", f"{ends:%Y-%m-%dT%H:%M:%S.000Z}")
    assert found["zone"] == "UTC"


def test_guest_and_coach_are_who_they_are(booking):
    to_guest, to_coach = event(booking), event(booking, of=calendar.for_coach)
    accepted = {"role": "REQ-PARTICIPANT", "partstat": "ACCEPTED", "rsvp": "FALSE"}
    assert to_guest["organizer"] == {"address": f"mailto:{COACH}", "cn": "Dana Reyes"}
    assert to_guest["attendees"] == [{"address": f"mailto:{GUEST}", "cn": "Pia Berg", **accepted}]
    assert to_coach["organizer"] == {"address": "mailto:hello@practice.example", "cn": "Career Coaching"}
    assert to_coach["attendees"] == [{"address": f"mailto:{COACH}", "cn": "Dana Reyes", **accepted}]


def test_it_rings_a_quarter_of_an_hour_before(booking):
    words = "Free consultation · Career Coaching"
    assert event(booking)["alarms"] == [{"action": "DISPLAY", "seconds": -900, "words": words}]
    assert event(booking, calendar.CANCEL)["alarms"] == []


def test_a_move_and_a_cancellation_follow_the_first_invitation(call):
    made = bookings.book(appointment_type=call, start=NINE, guest=factories.guest(), now=NOW)
    moved = bookings.move(booking=made, start=NINE + timedelta(hours=1), now=NOW)
    bookings.cancel(booking=moved, by="guest", now=NOW)
    for address in (GUEST, COACH):
        read = mailed(address)
        assert [each["method"] for each in read] == ["REQUEST", "REQUEST", "CANCEL"]
        events = [each["events"][0] for each in read]
        assert {each["uid"] for each in events} == {f"{made.uid}@booking"}
        assert [each["sequence"] for each in events] == [0, 1, 2]
        assert [each["status"] for each in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
        assert [each["start"][11:16] for each in events] == ["14:00", "15:00", "15:00"]


HARD = [
    "Überlegung: Wie weiter, nach fünf Jahren? Ein Gespräch – in Ruhe; ohne Druck, mit Kaffee",
    "職業相談" * 12,
    "Commas, semicolons; back\\slash \\n and a colon: “all” 'of' them, 🙂🙂🙂",
    "ÿ" * 90,
]


@pytest.mark.parametrize("title", HARD)
def test_long_titles_of_any_script_come_through_whole(call, title):
    call.title, call.place_details = title, f"{title}, room 2; ring “twice”"
    call.save()
    made = factories.booking(appointment_type=call, guest_name="Ñandú, “Pía” Ødegård-Łukasz; 王")
    assert event(made)["summary"] == f"{title} · Career Coaching"
    assert event(made)["location"] == f"video call: {title}, room 2; ring “twice”"
    assert event(made, of=calendar.for_coach)["summary"] == f"Ñandú, “Pía” Ødegård-Łukasz; 王 · {title}"


@pytest.mark.parametrize("title", HARD)
def test_no_line_is_longer_than_75_octets_and_none_is_cut_inside_a_letter(call, title):
    call.title = title
    lines = calendar.for_guest(factories.booking(appointment_type=call), calendar.REQUEST)["content"].encode().split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"".join(lines).decode()
    assert b"\n" not in b"".join(lines)


def test_a_name_cannot_add_lines_of_its_own(call):
    made = factories.booking(appointment_type=call, guest_name='Pia"\r\nATTENDEE:mailto:all@example.org')
    assert [each["address"] for each in event(made)["attendees"]] == [f"mailto:{GUEST}"]


def test_the_description_keeps_its_lines(booking):
    assert event(booking)["description"] == (
        "Tuesday, March 3, 2026, 3 p.m. Berlin time (CET)\nTuesday, March 3, 2026, 9 a.m. New York time (EST)"
    )


def test_a_plain_event_tells_a_colleague_nothing(call, coach):
    call.place, call.place_details = "address", "Career Coaching, 5 Main Street"
    call.save()
    made = factories.booking(appointment_type=call, plain_title=True)
    found = event(made)
    assert (found["summary"], found["location"], found["description"]) == ("Call with Dana Reyes", "in person", None)
    assert found["class"] == "PRIVATE"
    whole = calendar.for_guest(made)["content"].lower()
    assert [word for word in ("advantedge", "career", "coach", "consult") if word in whole] == []


def test_the_file_to_keep_names_nobody_as_invited(booking):
    read = read_calendar(calendar.file_for_guest(booking))
    assert (read["method"], read["events"][0]["attendees"]) == ("PUBLISH", [])
    assert read["events"][0]["uid"] == event(booking)["uid"]
