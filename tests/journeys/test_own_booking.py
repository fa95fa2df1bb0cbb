"""What a visitor has booked is theirs by Back, by reload, in another tab and on a second visit, and never “no longer free”."""

import re

import pytest

from coaching.booking.models import Booking
from coaching.people.models import Client
from tests.coaching.payments.factories import give
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
MONTH = "/book/dana-reyes/consultation/"
HAVE, GONE = "You have this time", "no longer free"


@pytest.fixture(autouse=True)
def _quick_typist(monkeypatch):
    monkeypatch.setattr("coaching.booking.guest.traps.MIN_SECONDS", 0)


def choose(visitor, number=0, path=MONTH):
    """Page 2 of a time of next month, which has many whatever day it is."""
    visitor.page.goto(visitor.site + path)
    visitor.page.get_by_role("link", name="Later").click()
    visitor.page.wait_for_url("**month=*")
    visitor.page.locator(".time-list a").nth(number).click()
    visitor.page.wait_for_url("**/details/**")
    return visitor.page.url


def book(visitor, number=0, path=MONTH):
    """Books, and gives the address of page 2."""
    details = choose(visitor, number, path)
    visitor.fill("Your name", "Pia Berg")
    visitor.fill("Your e-mail address", "pia@example.org")
    visitor.page.get_by_role("button", name=re.compile("^Book ")).click()
    visitor.reads("Your time is reserved")
    return details


def has_it(visitor):
    """The page shows the booking and what can be done with it."""
    visitor.reads(HAVE)
    for name in ("Move it", "Cancel it", "Calendar file (.ics)"):
        visitor.page.get_by_role("link", name=name).wait_for()
    assert GONE not in visitor.page.content()


@pytest.fixture(params=[False, True], ids=["desktop", "phone"])
def visitor(request, person):
    return person(zone="America/New_York", phone=request.param)


def bookings():
    return list(Booking.objects.filter(guest_name="Pia Berg").order_by("pk").values_list("status", flat=True))


def test_back_reload_and_a_second_visit_show_the_booking(visitor):
    details = book(visitor)
    visitor.page.go_back()
    has_it(visitor)
    visitor.look()
    visitor.page.reload()
    has_it(visitor)
    visitor.go(details)
    has_it(visitor)
    assert bookings() == ["booked"]


def test_back_to_page_1_tells_of_the_booking_and_keeps_telling_when_the_month_changes(visitor):
    book(visitor)
    visitor.page.go_back()
    visitor.reads(HAVE)
    visitor.page.go_back()
    visitor.reads("You have a time on")
    visitor.look()
    visitor.page.locator(".month a").nth(1).click()
    visitor.until("document.activeElement.ariaCurrent === 'date'")
    visitor.reads("You have a time on")
    visitor.page.get_by_role("link", name=re.compile("^Cancel it")).click()
    visitor.reads("Cancel your booking?")


def test_page_1_on_another_page_of_the_site_tells_of_it_after_back(visitor):
    book(visitor, path="/consultation/")
    visitor.page.go_back()
    visitor.reads(HAVE)
    visitor.page.go_back()
    visitor.reads("You have a time on")
    visitor.look()


def test_after_a_move_back_leads_to_the_booking_as_it_is(visitor):
    book(visitor)
    visitor.press("Move it", "link")
    visitor.page.locator(".time-list a").last.click()
    visitor.press("Move it")
    visitor.reads("Your new time is reserved")
    visitor.page.go_back()
    visitor.reads("is from before a change")
    visitor.look()
    visitor.page.get_by_role("link", name="Move it").wait_for()
    assert bookings() == ["booked"]


def test_after_a_cancellation_back_says_so_and_the_time_is_free_again(visitor):
    details = book(visitor)
    visitor.press("Cancel it", "link")
    visitor.press("Yes, cancel it")
    visitor.reads("This booking is cancelled")
    visitor.page.go_back()
    visitor.reads("This booking is cancelled")
    visitor.go(details)
    visitor.page.get_by_role("button", name=re.compile("^Book ")).wait_for()
    assert GONE not in visitor.page.content()
    visitor.go(MONTH)
    assert "You have a time on" not in visitor.page.content()


def test_another_time_is_moved_to_by_one_press(visitor):
    book(visitor)
    choose(visitor, 3)
    visitor.reads("You have a time already")
    visitor.look()
    visitor.press(re.compile("^Move it to "))
    visitor.reads("Your new time is reserved")
    assert bookings() == ["booked"]


def test_another_time_is_booked_as_well_where_that_is_wanted(visitor):
    book(visitor)
    choose(visitor, 3)
    visitor.page.get_by_text("Book this one as well").click()
    visitor.look()
    visitor.fill("Your name", "Pia Berg")
    visitor.fill("Your e-mail address", "pia@example.org")
    visitor.press(re.compile("^Book .* as well"))
    visitor.reads("Your time is reserved")
    assert bookings() == ["booked", "booked"]


def test_two_tabs_with_one_time_book_it_once(person):
    visitor = person(zone="America/New_York")
    details = choose(visitor)
    first, second = visitor.page, visitor.page.context.new_page()
    second.goto(details)
    book_here(first)
    first.get_by_text("Your time is reserved").wait_for()
    book_here(second)
    second.get_by_text(HAVE).wait_for()
    assert bookings() == ["booked"]


def test_two_tabs_with_two_times_ask_in_the_second_and_keep_its_words(person):
    visitor = person(zone="America/New_York")
    choose(visitor, 3)
    first, second = visitor.page, visitor.page.context.new_page()
    second.goto(first.url)
    choose(visitor)
    book_here(first)
    first.get_by_text("Your time is reserved").wait_for()
    book_here(second, name="Pia B. Berg")
    second.get_by_text("You have a time already").first.wait_for()
    assert second.get_by_label("Your name").first.input_value() == "Pia B. Berg"
    assert bookings() == ["booked"]


def book_here(page, name="Pia Berg"):
    page.get_by_label("Your name").first.fill(name)
    page.get_by_label("Your e-mail address").first.fill("pia@example.org")
    page.get_by_role("button", name=re.compile("^Book ")).click()


def test_without_javascript_all_of_it_holds(person):
    visitor = person(java_script_enabled=False)
    details = book(visitor)
    visitor.page.go_back()
    has_it(visitor)
    visitor.page.go_back()
    visitor.reads("You have a time on")
    visitor.go(details)
    has_it(visitor)
    choose(visitor, 3)
    visitor.press(re.compile("^Move it to "))
    visitor.reads("Your new time is reserved")
    assert bookings() == ["booked"]


def test_a_shared_device_forgets_the_booking(visitor):
    details = book(visitor)
    visitor.press("Not your device? Have this browser forget it")
    visitor.reads("has forgotten your booking")
    assert "You have a time on" not in visitor.page.content()
    visitor.go(details)
    visitor.reads(GONE)


def test_back_from_a_session_booked_shows_it(person):
    client, maya = person(zone="America/New_York"), Client.objects.filter(user__isnull=False, stage="active").first()
    give(maya, 1)
    come_in(client, maya.user)
    client.go("/me/sessions/book/session/")
    client.page.get_by_role("link", name="Later").click()
    client.page.wait_for_url("**month=*")
    client.page.locator(".time-list a").first.click()
    client.press("Book it")
    client.reads("Your session is booked")
    client.page.go_back()
    client.reads(HAVE)
    assert maya.bookings.filter(appointment_type__slug="session").latest("created_at").status == "booked"
