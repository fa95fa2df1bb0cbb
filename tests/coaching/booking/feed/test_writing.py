"""The feed, read back by an independent reader (ical.js)."""

from datetime import UTC, datetime, timedelta

import pytest

from coaching.booking.feed.writing import feed_of
from tests.coaching.booking import factories
from tests.readers import read_calendar

STARTS = [
    datetime(2026, 3, 8, 7, 0, tzinfo=UTC),
    datetime(2026, 7, 14, 19, 30, tzinfo=UTC),
    datetime(2026, 11, 1, 6, 30, tzinfo=UTC),
]


@pytest.fixture
def read(call):
    call.title = "職業相談, “in Ruhe”; " * 4
    call.save()
    bookings = [factories.booking(appointment_type=call, start=start) for start in STARTS]
    return bookings, read_calendar(feed_of(call.coach, STARTS[0] - timedelta(days=1)).decode())


def test_an_independent_reader_finds_each_booking_at_its_instant(read):
    bookings, found = read
    assert found["method"] == "PUBLISH"
    assert [event["start"] for event in found["events"]] == [f"{start:%Y-%m-%dT%H:%M:%S.000Z}" for start in STARTS]
    assert [event["uid"] for event in found["events"]] == [f"{each.uid}@booking" for each in bookings]


def test_long_titles_come_through_whole_and_nobody_is_invited(read):
    bookings, found = read
    event = found["events"][0]
    assert event["summary"] == f"Pia Berg · {bookings[0].appointment_type.title}"
    assert (event.get("organizer"), event["attendees"]) == (None, [])
