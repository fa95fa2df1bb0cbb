"""A coach keeps the calendar: every screen asked by axe, on a desk and on a phone, and a time booked by keyboard alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.booking.busy import refreshing
from coaching.booking.models import AppointmentType, Booking
from coaching.people.models import Coach
from tests.coaching.booking.busy import files
from tests.coaching.booking.busy.servers import Server
from tests.journeys.test_whole_practice import sign_in

pytestmark = pytest.mark.browser

SCREENS = ["", "?view=day", "past/", "hours/", "dates/", "types/", "types/add/", "add/", "add/new/", "requests/"]


@pytest.fixture
def odd_calendar(site, settings):
    """Another calendar of the coach, with entries that could not be read for sure, and one not at all."""
    settings.CALENDARS_ON_THIS_MACHINE = True
    server, day = Server(), timezone.now() + timedelta(days=2)
    times = (f";TZID=Middle Earth Time:{day + timedelta(days=number):%Y%m%d}T100000" for number in range(4))
    entries = [files.event(time, None, "DURATION:PT1H") for time in times]
    body = files.calendar(*entries, ["BEGIN:VEVENT", "UID:x", "END:VEVENT"])
    yield refreshing.add(coach=Coach.objects.first(), name="College", url=server.gives(body))
    server.close()


@pytest.mark.long
@pytest.mark.parametrize("phone", [False, True])
def test_every_screen_of_the_calendar_is_sound(person, phone):
    coach = person(zone="America/New_York", phone=phone)
    sign_in(coach, "dana@advantedge.example", "/admin/")
    for screen in [*SCREENS, f"types/{AppointmentType.objects.first().pk}/"]:
        coach.go(f"/admin/calendar/{screen}")
        assert coach.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen


@pytest.mark.parametrize("phone", [False, True])
def test_a_coach_reads_what_was_not_understood_of_another_calendar(person, odd_calendar, phone):
    coach = person(zone="America/New_York", phone=phone)
    sign_in(coach, "dana@advantedge.example", "/admin/")
    coach.go("/admin/calendar/others/")
    coach.reads("We're not sure that we read 4 entries correctly.")
    coach.reads("we don't know the time zone “Middle Earth Time”, so the hour may be wrong.")
    coach.reads("We can't read 1 entry at all, so it blocks no time:")
    assert coach.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_time_is_booked_for_someone_new_by_keyboard(person):
    coach = person(zone="America/New_York")
    sign_in(coach, "dana@advantedge.example", "/admin/")
    keys = coach.go("/admin/calendar/add/new/").keyboard
    coach.page.locator("input[name=name]").focus()
    for words in ("Tom Sand", "tom@example.org"):
        keys.type(words)
        keys.press("Tab")
    coach.page.locator("input[name=start]").first.focus()
    keys.press("Space")
    coach.page.get_by_role("button", name="Book this time").focus()
    keys.press("Enter")
    coach.reads("The invitation is on its way to tom@example.org.")
    coach.look()
    assert Booking.objects.filter(guest_email="tom@example.org").count() == 1
