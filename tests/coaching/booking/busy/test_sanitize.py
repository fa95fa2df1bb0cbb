import pytest

from coaching.booking.busy.errors import CannotRead
from coaching.booking.busy.sanitize import name_of, pared, text_of
from tests.coaching.booking.busy import files
from tests.coaching.booking.busy.files import AT_TEN


def test_titles_places_notes_and_people_are_left_out():
    secret = ["SUMMARY:Biopsy", "LOCATION:Clinic", "DESCRIPTION:Long\r\n  folded story", "ATTENDEE:mailto:ann@example.org"]
    found = pared(files.calendar(files.event(*AT_TEN, *secret, uid="a")))
    assert found == files.calendar(files.event(*AT_TEN, uid="a")).replace("PRODID:-//elsewhere//EN\r\n", "")


def test_the_moment_of_making_is_no_news():
    first, second = (files.calendar(files.event(*AT_TEN, f"DTSTAMP:2026030{day}T000000Z", uid="a")) for day in (1, 2))
    assert pared(first) == pared(second)


def test_alarms_and_tasks_are_left_out():
    alarm = ["BEGIN:VALARM", "TRIGGER:-PT1H", "DURATION:PT5M", "END:VALARM"]
    task = ["BEGIN:VTODO", "UID:t", "DTSTART:20260303T150000Z", "END:VTODO"]
    found = pared(files.calendar(files.event(*AT_TEN, *alarm), task))
    assert "PT5M" not in found
    assert "VTODO" not in found


def test_a_folded_line_is_whole_again():
    assert "DTSTART:20260303T150000Z" in pared(files.calendar(["BEGIN:VEVENT", "DTSTART:202603", " 03T150000Z", "END:VEVENT"]))


def test_nobody_is_kept_who_answered():
    people = ["ATTENDEE;CN=Ann;PARTSTAT=ACCEPTED:mailto:a@x.example", "ATTENDEE;PARTSTAT=DECLINED:mailto:dana@example.org"]
    found = pared(files.calendar(files.event(*AT_TEN, *people), head=["X-WR-CALNAME:me@x.example"]), ["dana@example.org"])
    assert "@x.example" not in found
    assert "dana@" not in found
    assert "STATUS:CANCELLED" in found


def test_parts_inside_parts_without_end_hide_no_event():
    assert "DTSTART:20260303T150000Z" in pared(files.calendar(["BEGIN:X-PART"] * 100_000, files.event(*files.AT_TEN)))


@pytest.mark.parametrize("body", [b"\xef\xbb\xbfBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"\nbegin:vcalendar\nend:vcalendar"])
def test_a_calendar_is_known_by_its_first_and_last_line(body):
    assert text_of(body).upper().startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("body", [b"", b"hello", b"BEGIN:VCARD\r\nEND:VCARD", b"BEGIN:VCALENDAR\r\nBEGIN:VEV", b"\xff\xfe\x00"])
def test_what_is_no_whole_calendar_is_refused(body):
    with pytest.raises(CannotRead, match="isn't a calendar"):
        text_of(body)


@pytest.mark.parametrize("body", [b"<!doctype html><title>Sign in", b"\n <html>", b'<?xml version="1.0"?>'])
def test_a_web_page_is_called_one(body):
    with pytest.raises(CannotRead, match="shows a web page"):
        text_of(body)


def test_bytes_that_no_database_takes_are_left_out():
    assert text_of(b"BEGIN:VCALENDAR\r\nX:\x00\x81\r\nEND:VCALENDAR") == "BEGIN:VCALENDAR\r\nX:\ufffd\r\nEND:VCALENDAR"


def test_letters_of_old_programs_are_read():
    assert name_of(text_of(b"BEGIN:VCALENDAR\r\nX-WR-CALNAME:M\xfcller\r\nEND:VCALENDAR")) == "Müller"


def test_a_calendar_says_its_name():
    assert name_of(files.calendar(head=["X-WR-CALNAME:Dana\\, at work"])) == "Dana, at work"
    assert name_of(files.calendar()) == ""
