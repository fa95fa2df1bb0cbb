"""What a visitor has booked is theirs by Back, by reload, in another tab and on a second visit, and never “no longer free”."""

import re

import pytest
from django.utils import timezone

from coaching.booking.bookings import correct_address
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.people.models import Client
from tests.coaching.payments.factories import give
from tests.journeys.steps import come_in, newest_mail

pytestmark = pytest.mark.browser
MONTH = "/book/dana-reyes/consultation/"
HAVE, GONE = "You have this time", "no longer free"


@pytest.fixture(autouse=True)
def _quick_typist(monkeypatch, patient):
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)


def choose(visitor, number=0, path=MONTH, to="**/details/**"):
    """Goes to page 2 of a time of next month, which has many whatever day it is, and returns its address."""
    visitor.page.goto(visitor.site + path)
    visitor.page.get_by_role("link", name="Later").click()
    visitor.page.wait_for_url("**month=*")
    visitor.page.locator(".time-list a").nth(number).click()
    visitor.page.wait_for_url(to)
    return visitor.page.url


def book(visitor, number=0, path=MONTH):
    """Books, and returns the address of page 2."""
    details = choose(visitor, number, path)
    say_who(visitor.page)
    visitor.reads("Your time is reserved")
    return details


def say_who(page):
    page.get_by_label("Your name").first.fill("Pia Berg")
    page.get_by_label("Your email address").first.fill("pia@example.org")
    page.get_by_role("button", name=re.compile("^Book ")).click()


def has_it(visitor):
    """The page shows the booking and what can be done with it."""
    visitor.reads(HAVE)
    for name in ("Move it", "Cancel it", "Calendar file (.ics)"):
        visitor.page.get_by_role("link", name=name).wait_for()
    assert GONE not in visitor.page.content()


def bookings():
    return list(Booking.objects.filter(guest_name="Pia Berg").order_by("pk").values_list("status", flat=True))


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_back_reload_and_a_second_visit_show_what_became_of_the_booking(person, phone):
    visitor = person(zone="America/New_York", phone=phone)
    page = visitor.page
    details = book(visitor)
    page.go_back()
    has_it(visitor)
    visitor.look()
    page.reload()
    has_it(visitor)
    page.go_back()
    visitor.reads("You have a time on")  # page 1, by Back and after the script has changed its day
    visitor.look()
    page.locator(".month a").nth(1).click()
    visitor.until("document.activeElement.ariaCurrent === 'date'")
    visitor.reads("You have a time on")
    visitor.go(details)
    has_it(visitor)

    choose(visitor, 3)
    visitor.reads("You already have a time")
    visitor.look()
    visitor.press(re.compile("^Move it to "))
    visitor.reads("Your new time is reserved")
    visitor.press("Move it", "link")
    page.locator(".time-list a").last.click()
    visitor.press("Move it")
    visitor.reads("Your new time is reserved")
    page.go_back()
    visitor.reads("is from before a change")
    visitor.look()

    visitor.press("Cancel it", "link")
    visitor.press("Yes, cancel it")
    visitor.reads("This booking is canceled")
    page.go_back()
    visitor.reads("This booking is canceled")
    visitor.go(details)
    page.get_by_role("button", name=re.compile("^Book ")).wait_for()
    assert GONE not in page.content()
    visitor.go(MONTH)
    assert "You have a time on" not in page.content()
    assert bookings() == ["canceled"]


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


def test_a_second_tab_meets_the_booking_of_the_first(person):
    visitor = person(zone="America/New_York")
    first, same, other = visitor.page, *(visitor.page.context.new_page() for _tab in range(2))
    other.goto(choose(visitor, 3))
    same.goto(choose(visitor))
    for tab, words in [(first, "Your time is reserved"), (same, HAVE), (other, "You already have a time")]:
        say_who(tab)
        tab.get_by_text(words).first.wait_for()
    assert other.get_by_label("Your name").first.input_value() == "Pia Berg"
    assert bookings() == ["booked"]
    other.get_by_role("button", name=re.compile("^Book .* too")).click()
    other.get_by_text("Your time is reserved").wait_for()
    assert bookings() == ["booked", "booked"]


def test_on_another_page_of_the_site_it_is_told_until_the_browser_is_to_forget_it(person):
    visitor = person(zone="America/New_York")
    details = book(visitor, path="/consultation/")
    visitor.page.go_back()
    visitor.reads(HAVE)
    visitor.page.go_back()
    visitor.reads("You have a time on")
    visitor.look()
    visitor.press("Not your device? Make this browser forget it")
    visitor.reads("has forgotten your booking")
    assert "You have a time on" not in visitor.page.content()
    visitor.go(details)
    visitor.reads(GONE)


def test_back_from_a_session_booked_shows_it(person):
    visitor, client = person(zone="America/New_York"), Client.objects.exclude(user=None).filter(stage="active").first()
    Client.objects.update(welcomed_at=timezone.now())
    give(client, 1)
    come_in(visitor, client.user)
    choose(visitor, path="/me/sessions/book/session/", to="**/confirm/**")
    visitor.press("Book it")
    visitor.reads("Your session is booked")
    visitor.page.go_back()
    visitor.reads(HAVE)


def test_a_link_from_before_a_change_leads_to_the_newest_by_mail(person):
    book(person())
    booking = Booking.objects.with_details().get(guest_name="Pia Berg")
    old = MANAGE.path(booking)
    correct_address(booking=booking, email="pia@example.net")
    pia = person(phone=True)
    pia.go(old)
    pia.reads("This booking has changed")
    pia.press("Email me the current link")
    pia.reads("We email the current link")
    pia.go(re.search(r"\S+/booking/\S+", newest_mail("pia@example.net", "The link that works now"))[0])
    pia.page.get_by_role("link", name="Move it").wait_for()
