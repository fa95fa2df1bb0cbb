"""A coach keeps the calendar: every screen asked by axe, on a desk and on a phone, and a time booked by keyboard alone."""

import pytest

from coaching.booking.models import AppointmentType, Booking
from tests.journeys.test_whole_practice import sign_in

pytestmark = pytest.mark.browser

SCREENS = ["", "?view=day", "past/", "hours/", "dates/", "types/", "types/add/", "add/", "add/new/", "requests/"]


@pytest.mark.parametrize("phone", [False, True])
def test_every_screen_of_the_calendar_is_sound(person, phone):
    coach = person(zone="America/New_York", phone=phone)
    sign_in(coach, "dana@advantedge.example", "/admin/")
    for screen in [*SCREENS, f"types/{AppointmentType.objects.first().pk}/"]:
        coach.go(f"/admin/calendar/{screen}")
        assert coach.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen


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
    coach.reads("Booked. The invitation is on its way to tom@example.org.")
    coach.look()
    assert Booking.objects.filter(guest_email="tom@example.org").count() == 1
