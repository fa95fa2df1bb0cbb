"""Fifteen minutes a week in the client's own calendar, which others may see."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from coaching.client_area.weekly_entry import file_for_client
from coaching.people.preferring import prefer

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)  # a Monday, 10 a.m. in New York


def entry(client, now=NOW, **chosen):
    """(the file's text, its one event)."""
    text = file_for_client(prefer(client=client, now=now, **{"zone": client.timezone, **chosen}), now)
    [event] = Calendar.from_ical(text).walk("VEVENT")
    return text, event


def test_it_comes_weekly_at_the_chosen_day_and_hour_by_the_clients_clock(clara):
    text, event = entry(clara, digest_day=1, digest_hour=8)
    assert event.decoded("dtstart").isoformat() == "2026-11-24T08:00:00-05:00"
    assert "DTSTART;TZID=America/New_York:20261124T080000" in text
    assert (event["rrule"].to_ical().decode(), event.decoded("duration")) == ("FREQ=WEEKLY;BYDAY=TU", timedelta(minutes=15))


def test_the_file_says_how_that_clock_is_changed_for_years(clara):
    text, _event = entry(clara)
    [zone] = Calendar.from_ical(text).walk("VTIMEZONE")
    assert zone["tzid"] == "America/New_York"
    there = zone.to_tz()
    at = [datetime(2034, month, 10, 8, tzinfo=there).utcoffset() for month in (1, 7)]
    assert at == [timedelta(hours=-5), timedelta(hours=-4)]


def test_it_leads_home_and_tells_nothing(clara):
    text, event = entry(clara)
    assert (str(event["summary"]), str(event["url"]).endswith("/me/"), str(event["class"])) == (
        "Fifteen minutes",
        True,
        "PRIVATE",
    )
    told = text.casefold()
    assert [
        word for word in ("clara", "lind", "dana", "coach", "job", "network", clara.email) if word in told.replace("/me/", "")
    ] == []


def test_another_day_moves_the_entry_that_is_there(clara):
    (_text, first), (_again, second) = entry(clara), entry(clara, NOW + timedelta(minutes=1), digest_day=4)
    assert (first["uid"], first["sequence"] < second["sequence"]) == (second["uid"], True)
    assert second["rrule"].to_ical().decode() == "FREQ=WEEKLY;BYDAY=FR"


@pytest.mark.parametrize(("hour", "says"), [("18", True), ("8", False)])
def test_after_a_change_of_the_hour_the_page_offers_it_again(signed_in, clara, hour, says):
    prefer(client=clara, zone=clara.timezone)
    sent = {"zone": clara.timezone, "wants_digest": "on", "digest_day": "0", "digest_hour": hour, "telling": "at_once"}
    page = signed_in(clara).post("/me/preferences/", sent, follow=True).content.decode()
    assert ("it moves the one you have" in page, 'href="/me/preferences/calendar/"' in page) == (says, True)


def test_it_is_fetched_as_a_file(signed_in, clara):
    answer = signed_in(clara).get("/me/preferences/calendar/")
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "text/calendar; charset=utf-8",
        'attachment; filename="fifteen-minutes.ics"',
    )
    assert b"SUMMARY:Fifteen minutes" in answer.content
