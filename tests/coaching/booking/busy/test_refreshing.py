import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from coaching.booking import bookings
from coaching.booking.busy import refreshing
from coaching.booking.busy.errors import CannotRead, Trouble
from coaching.booking.models import BusyCalendar
from coaching.jobs.isolation import Crashed, TooBig, TooSlow
from tests.coaching.booking import factories
from tests.coaching.booking.busy import files
from tests.coaching.booking.busy.files import AT_TEN
from tests.coaching.booking.busy.servers import silent
from tests.coaching.booking.factories import NINE, NOW

LATER = NOW + timedelta(minutes=10)
SECRET = "".join(["secret", " words"])


def times(calendar):
    return [f"{each.start:%m-%d %H:%M} to {each.end:%H:%M}" for each in calendar.times.all()]


def again(calendar, now=LATER):
    """The calendar as it is after it was read again."""
    refreshing.refresh(calendar=BusyCalendar.objects.get(pk=calendar.pk), now=now)
    return BusyCalendar.objects.get(pk=calendar.pk)


def failing(calendar, now=LATER):
    """The calendar as it is after it could not be read."""
    with pytest.raises(CannotRead):
        refreshing.refresh(calendar=BusyCalendar.objects.get(pk=calendar.pk), now=now)
    return BusyCalendar.objects.get(pk=calendar.pk)


def hourly(minute):
    return files.event(f"20260303T00{minute:02}00Z", None, "DURATION:PT5M", "RRULE:FREQ=HOURLY")


def unforeseen(*args, **options):
    raise ValueError(SECRET)


def test_a_calendar_that_is_added_is_read_at_once(add, at_ten):
    calendar = add(at_ten, NOW)
    assert times(calendar) == ["03-03 15:00 to 16:00"]
    calendar.refresh_from_db()
    assert (calendar.fetched_at, calendar.asked_at, calendar.problem) == (NOW, NOW, "")


def test_a_calendar_that_cannot_be_read_is_not_added(coach, server):
    with pytest.raises(CannotRead):
        refreshing.add(coach=coach, url=server.gives("<html>"), now=NOW)
    assert not BusyCalendar.objects.exists()


@pytest.mark.parametrize("place", ["fetch", "_keep", "run_isolated"])
def test_whatever_goes_wrong_is_noted_for_the_coach_and_logged(add, at_ten, monkeypatch, caplog, place):
    calendar = add(at_ten, NOW)
    monkeypatch.setattr(refreshing, place, unforeseen)
    monkeypatch.setattr(refreshing, "_says_it_today", lambda *args: False)
    calendar = failing(calendar)
    assert (calendar.error, calendar.failing_since, times(calendar)) == ("broken", LATER, ["03-03 15:00 to 16:00"])
    assert "builtins.ValueError" in caplog.text
    assert "secret words" not in caplog.text


def test_a_calendar_that_goes_wrong_when_it_is_added_is_told_in_a_sentence(coach, server, monkeypatch):
    monkeypatch.setattr(refreshing, "run_isolated", unforeseen)
    with pytest.raises(CannotRead, match="Something in this calendar"):
        refreshing.add(coach=coach, url=server.gives(files.calendar()), now=NOW)


@pytest.mark.parametrize("url", ["http://[::1", "https://[/c.ics", "//[", "http://a]b/"])
def test_what_is_no_address_is_told(coach, url):
    with pytest.raises(CannotRead) as caught:
        refreshing.add(coach=coach, url=url, now=NOW)
    assert caught.value.trouble == Trouble.ADDRESS


def test_a_calendar_without_a_name_has_its_own_or_its_servers(coach, add, at_ten):
    named = at_ten.replace("PRODID", "X-WR-CALNAME:Dana at work\r\nPRODID")
    assert [str(add(text, NOW, path)) for text, path in ((named, "/a"), (at_ten, "/b"))] == ["Dana at work", "127.0.0.1"]


def test_nothing_private_is_kept(add):
    calendar = add(files.calendar(files.event(*AT_TEN, "SUMMARY:Biopsy", "LOCATION:Clinic")), NOW)
    calendar.refresh_from_db()
    assert "Biopsy" not in calendar.text
    assert "Clinic" not in calendar.text


def test_times_that_overlap_or_touch_are_one(add):
    events = [("140000", "150000"), ("143000", "153000"), ("153000", "160000"), ("170000", "180000")]
    text = files.calendar(*(files.event(f"20260303T{start}Z", f"20260303T{end}Z") for start, end in events))
    assert times(add(text, NOW)) == ["03-03 14:00 to 16:00", "03-03 17:00 to 18:00"]


def test_reading_again_replaces_the_times(add, server, at_ten):
    calendar = add(at_ten, NOW)
    server.gives(files.calendar(files.event("20260305T150000Z", "20260305T160000Z")))
    assert times(again(calendar)) == ["03-05 15:00 to 16:00"]


def test_a_calendar_that_has_not_changed_keeps_its_rows(add, server, at_ten):
    calendar = add(at_ten, NOW, ETag='"1"')
    before = list(calendar.times.values_list("pk"))
    read = again(calendar)
    assert server.asked[-1][1]["If-None-Match"] == '"1"'
    assert (list(read.times.values_list("pk")), read.fetched_at) == (before, LATER)


def test_a_calendar_made_anew_with_the_same_times_keeps_its_rows(add, server):
    stamped = [files.calendar(files.event(*AT_TEN, f"DTSTAMP:2026030{day}T000000Z", uid="a")) for day in (1, 2)]
    calendar = add(stamped[0], NOW)
    before = list(calendar.times.values_list("pk"))
    server.gives(stamped[1])
    assert list(again(calendar).times.values_list("pk")) == before


def test_the_next_day_the_times_are_counted_from_the_kept_copy(add, server):
    calendar = add(files.calendar(files.event(*AT_TEN, "RRULE:FREQ=WEEKLY")), NOW, ETag='"1"')
    last = calendar.times.last().start
    read = again(calendar, NOW + timedelta(days=7))
    assert (len(server.asked), read.times.last().start) == (2, last + timedelta(days=7))


def test_the_next_day_they_are_counted_even_when_the_server_is_down(add, server):
    calendar = add(files.calendar(files.event(*AT_TEN, "RRULE:FREQ=WEEKLY")), NOW)
    last = calendar.times.last().start
    server.gives("", status=503)
    assert failing(calendar, NOW + timedelta(days=7)).times.last().start == last + timedelta(days=7)


def test_a_coach_who_moves_takes_the_days_along(add, coach):
    calendar = add(files.calendar(files.event(";VALUE=DATE:20260303")), NOW)
    coach.timezone = "Europe/Berlin"
    coach.save()
    assert times(again(calendar)) == ["03-02 23:00 to 23:00"]


@pytest.mark.parametrize(
    ("body", "status", "trouble"),
    [
        ("", 500, Trouble.ILL),
        ("", 404, Trouble.GONE),
        ("<html>Sign in</html>", 200, Trouble.WEB_PAGE),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEV", 200, Trouble.NO_CALENDAR),
        ("0" * 6_000_000, 200, Trouble.TOO_BIG),
        (files.calendar(*map(hourly, range(0, 60, 10))), 200, Trouble.TOO_MUCH),
    ],
)
def test_what_cannot_be_read_leaves_the_last_good_copy(add, server, at_ten, body, status, trouble):
    calendar = add(at_ten, NOW, ETag='"1"')
    server.gives(body, status=status)
    read = failing(calendar)
    assert (read.error, read.fetched_at, read.asked_at, read.etag) == (trouble, NOW, LATER, '"1"')
    assert times(read) == ["03-03 15:00 to 16:00"]


def test_a_problem_says_since_when_until_it_is_over(add, server, at_ten):
    calendar = add(at_ten, NOW)
    server.gives("", status=500)
    failing(calendar)
    assert failing(calendar, LATER + timedelta(hours=1)).failing_since == LATER
    server.gives(at_ten)
    read = again(calendar, LATER + timedelta(hours=2))
    assert (read.failing_since, read.problem) == (None, "")


DECLINED = "ATTENDEE;PARTSTAT=DECLINED:mailto:me@gmail.example"


def test_the_owner_is_also_whom_the_address_names(add):
    text = files.calendar(files.event(*AT_TEN, DECLINED))
    assert times(add(text, NOW, "/ical/me%40gmail.example/private-1/basic.ics")) == []
    assert times(add(text, NOW, "/ical/someone%40gmail.example/private-1/basic.ics")) == ["03-03 15:00 to 16:00"]


def test_a_coach_with_another_address_is_recognized_though_the_file_has_not_changed(add, coach):
    calendar = add(files.calendar(files.event(*AT_TEN, DECLINED)), NOW, ETag='"1"')
    assert times(calendar) == ["03-03 15:00 to 16:00"]
    coach.email = "me@gmail.example"
    coach.save()
    assert times(again(calendar)) == []


def test_what_is_in_doubt_is_kept_until_it_is_read_otherwise(add, server, at_ten):
    calendar = add(files.calendar(files.event(";TZID=Nowhere:20260303T100000", None, "DURATION:PT1H")), NOW, ETag='"1"')
    kept = (1, [{"when": "2026-03-03T10:00:00", "why": "zone", "zone": "Nowhere", "place": 0, "written": ""}])
    assert [(each.unsure, each.doubts) for each in (again(calendar), failing_after(calendar, server))] == [kept, kept]
    server.gives(at_ten)
    read = again(calendar, LATER + timedelta(hours=1))
    assert (read.unsure, read.doubts) == (0, [])


def failing_after(calendar, server):
    server.gives("", status=503)
    return failing(calendar, LATER + timedelta(minutes=10))


def test_entries_without_sense_are_counted(add):
    assert BusyCalendar.objects.get(pk=add(files.calendar(["BEGIN:VEVENT", "END:VEVENT"]), NOW).pk).skipped == 1


def test_an_older_answer_does_not_replace_a_newer_one(add, server, at_ten):
    calendar = add(at_ten, LATER)
    server.gives(files.calendar())
    assert times(again(calendar, NOW)) == ["03-03 15:00 to 16:00"]


def test_a_calendar_removed_meanwhile_stays_removed(add, at_ten):
    calendar = add(at_ten, NOW)
    BusyCalendar.objects.all().delete()
    refreshing.refresh(calendar=calendar, now=LATER)
    assert not BusyCalendar.objects.exists()


# Our own bookings coming back


def test_a_booking_that_comes_back_does_not_stand_in_its_own_way(add, booking):
    assert times(add(files.calendar(files.event(*AT_TEN, uid=f"{booking.uid}@booking")), NOW)) == []


def test_a_canceled_booking_that_comes_back_frees_its_time(add, call, booking):
    bookings.cancel(booking=booking, by="guest", now=NOW)
    calendar = add(files.calendar(files.event("20260303T140000Z", "20260303T143000Z", uid=f"{booking.uid}@booking")), NOW)
    assert times(calendar) == []


def test_a_booking_with_another_coach_takes_the_time_of_its_guest(add, other_coach):
    """Dana, as Omar's guest, has his invitation in her calendar."""
    theirs = factories.booking(appointment_type=factories.appointment_type(coach=other_coach))
    assert len(times(add(files.calendar(files.event(*AT_TEN, uid=f"{theirs.uid}@booking")), NOW))) == 1


def test_another_practices_booking_takes_its_time(add):
    uid = "5a5f9a52-5a3b-4f4f-9a54-7f8f6c9f0a11@booking"
    assert len(times(add(files.calendar(files.event(*AT_TEN, uid=uid)), NOW))) == 1


# Once more, for a guest who waits


def test_looking_again_finds_what_was_just_entered(coach, add, server, at_ten):
    calendar = add(files.calendar(), NOW)
    server.gives(at_ten)
    refreshing.look_again(coach, LATER)
    assert times(calendar) == ["03-03 15:00 to 16:00"]


def test_looking_again_waits_for_nobody(coach, add, server, at_ten):
    calendar = add(at_ten, NOW)
    other = add(files.calendar(), NOW, "/other.ics")
    server.does(silent)
    server.gives(at_ten, "/other.ics")
    began = time.monotonic()
    refreshing.look_again(coach, LATER)
    assert time.monotonic() - began < refreshing.CONFIRMING + 1
    assert times(calendar) == times(other) == ["03-03 15:00 to 16:00"]


def test_looking_again_asks_all_calendars_at_once(coach, add, server, at_ten, monkeypatch):
    for number in range(4):
        add(at_ten, NOW, f"/{number}.ics")
        server.does(silent, f"/{number}.ics")
    monkeypatch.setattr(refreshing, "CONFIRMING", 0.4)
    began = time.monotonic()
    refreshing.look_again(coach, LATER)
    assert time.monotonic() - began < 1.5


def test_looking_again_leaves_a_problem_to_the_background(coach, add, server, at_ten):
    calendar = add(at_ten, NOW)
    server.gives("", status=500)
    refreshing.look_again(coach, LATER)
    calendar.refresh_from_db()
    assert (calendar.problem, times(calendar)) == ("", ["03-03 15:00 to 16:00"])


def test_looking_again_leaves_out_what_fails_for_an_hour(coach, add, server, at_ten):
    calendar = add(at_ten, NOW)
    BusyCalendar.objects.update(failing_since=LATER - timedelta(hours=1))
    server.asked.clear()
    refreshing.look_again(coach, LATER)
    assert (server.asked, times(calendar)) == ([], ["03-03 15:00 to 16:00"])


def test_looking_again_is_one_question_where_there_are_no_calendars(coach, django_assert_num_queries):
    with django_assert_num_queries(1):
        refreshing.look_again(coach, NOW)


def test_a_mistake_of_ours_in_reading_stops_no_guest(coach, add, server, at_ten, monkeypatch):
    calendar = add(at_ten, NOW)
    server.gives(files.calendar())
    monkeypatch.setattr(refreshing, "run_isolated", None)
    refreshing.look_again(coach, LATER)
    assert times(calendar) == ["03-03 15:00 to 16:00"]


def test_looking_again_leaves_nothing_behind_that_works(coach, add, server, at_ten):
    calendar = add(at_ten, NOW)
    endless = (files.endless() for _ in range(50))
    server.gives(files.calendar(*endless))
    began = time.monotonic()
    refreshing.look_again(coach, LATER)
    assert time.monotonic() - began < refreshing.CONFIRMING + 1
    time.sleep(0.5)
    assert [each.name for each in threading.enumerate() if each.name.startswith("ThreadPool")] == []
    assert (own_children(), times(calendar)) == ([], ["03-03 15:00 to 16:00"])


def own_children():
    """The processes that any thread of ours has started and that are still there."""
    tasks = Path("/proc/self/task").iterdir()
    return [pid for task in tasks for pid in (task / "children").read_text().split()]


@pytest.mark.parametrize(
    ("error", "trouble"), [(TooSlow, Trouble.TOO_MUCH), (TooBig, Trouble.TOO_MUCH), (Crashed, Trouble.BROKEN)]
)
def test_a_reader_that_was_ended_leaves_the_last_good_copy(add, server, at_ten, monkeypatch, error, trouble):
    calendar = add(at_ten, NOW)
    server.gives(files.calendar())

    def ended(*args, **options):
        raise error

    monkeypatch.setattr(refreshing, "run_isolated", ended)
    read = failing(calendar, NOW + timedelta(days=3))
    assert (read.error, read.problem != "", times(read)) == (trouble, True, ["03-03 15:00 to 16:00"])


def test_a_time_taken_elsewhere_is_not_booked(coach, call, add, server):
    add(files.calendar(), NOW)
    server.gives(files.calendar(files.event("20260303T140000Z", "20260303T143000Z")))
    refreshing.look_again(coach, NOW)
    with pytest.raises(bookings.SlotTaken) as caught:
        bookings.book(appointment_type=call, start=NINE, guest=factories.guest(), now=NOW)
    assert len(caught.value.nearest) == 3
    assert NINE not in caught.value.nearest
