from datetime import UTC, datetime, timedelta

from coaching.desk.today.schedule import schedule
from tests.worlds import booking_of

NOW = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)  # still the evening of March 2 in New York
NEW_YORK = "America/New_York"


def rows(found):
    return [(day.date.day, day.bookings) for day in found.days]


def test_today_and_tomorrow_are_by_the_readers_clock(coach, clara):
    tonight = booking_of(clara, start=NOW + timedelta(hours=1))
    tomorrow = booking_of(clara, start=NOW + timedelta(hours=4))
    later = booking_of(clara, start=NOW + timedelta(hours=30))
    found = schedule(coach.user, NOW, NEW_YORK)
    assert (found.next, rows(found)) == (tonight, [(2, [tonight]), (3, [tomorrow])])
    assert rows(schedule(coach.user, NOW, "UTC")) == [(3, [tonight, tomorrow]), (4, [later])]


def test_the_next_session_may_be_weeks_away(coach, clara):
    far = booking_of(clara, start=NOW + timedelta(days=40))
    found = schedule(coach.user, NOW, NEW_YORK)
    assert (found.next, rows(found)) == (far, [(2, []), (3, [])])


def test_one_that_goes_on_is_still_the_next(coach, clara):
    booking = booking_of(clara, start=NOW - timedelta(minutes=1))
    assert schedule(coach.user, NOW, NEW_YORK).next == booking


def test_nobody_elses_are_there(other_coach, owner, coach, clara):
    booking = booking_of(clara, start=NOW + timedelta(hours=1))
    assert schedule(other_coach.user, NOW, NEW_YORK).next is None
    assert schedule(owner.user, NOW, NEW_YORK).next == booking
    assert schedule(owner.user, NOW, NEW_YORK, other_coach).next is None


def test_it_is_one_query(coach, clara, django_assert_num_queries):
    for hours in (1, 5, 30):
        booking_of(clara, start=NOW + timedelta(hours=hours))
    schedule(coach.user, NOW, NEW_YORK)  # the rights of the person are read
    with django_assert_num_queries(1):
        found = schedule(coach.user, NOW, NEW_YORK)
        assert [booking.client.name for _day, bookings in rows(found) for booking in bookings] == ["Clara Lind"] * 2
