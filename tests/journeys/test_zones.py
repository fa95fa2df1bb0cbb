"""A client who lives in Auckland with a device in Chicago: their zone wins everywhere, and the device's is an offer."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from coaching.booking.links import MANAGE
from coaching.booking.models import AppointmentType, Booking
from coaching.people.models import Client
from coaching.people.preferring import prefer
from tests.coaching.payments.factories import give
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
AUCKLAND, BOOK, OFFER = "Pacific/Auckland", "/me/sessions/book/session/", "Your device is on Chicago time"
# Before and after the clocks change in Auckland (September 26) and in Chicago and New York (November 7); by Auckland's days.
DAYS = [
    ("2027-09-24", "2 a.m. Auckland time (NZST)"),
    ("2027-09-29", "3 a.m. Auckland time (NZDT)"),
    ("2027-11-03", "3 a.m. Auckland time (NZDT)"),
    ("2027-11-10", "4 a.m. Auckland time (NZDT)"),
]
SESSIONS, COMING = "section[aria-labelledby=sessions]", "article.pass"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def clara(site):
    """The demo's client, who chose Auckland and has sessions for each of those days."""
    AppointmentType.objects.update(horizon_days=None)
    Client.objects.update(welcomed_at=timezone.now())
    found = Client.objects.get(email="clara@example.org")
    prefer(client=found, zone=AUCKLAND)
    give(found, len(DAYS) + 1)
    return found


@pytest.fixture
def reader(person, clara):
    """`reader(phone=True)` is Clara's browser, on a device in Chicago."""

    def arrive(**options):
        found = person(zone="America/Chicago", **options)
        come_in(found, clara.user)
        return found

    return arrive


def cities(page, part="main"):
    """The cities of the zones in which a part of the page says times. The list to choose from and the offer have no such form."""
    return set(re.findall(r"(\w+) time \([A-Z]+\)", page.locator(part).first.inner_text()))


def look_at_berlin(page):
    page.get_by_text("Another zone", exact=True).click()
    page.get_by_label("City or country").fill("Berlin")
    page.get_by_label("City or country").blur()


def book(reader, day, said):
    page = reader.go(f"{BOOK}?month={day[:7]}&day={day}")
    assert page.locator("[name=zone]").input_value() == AUCKLAND
    assert cities(page) == {"Auckland", "York"}
    page.locator(f'.time-list a[aria-label$=", {said}"]').click()
    page.wait_for_url("**/confirm/**")
    assert said in page.locator("h1").inner_text()
    reader.press("Book it")
    reader.reads("Your session is booked")


def test_sessions_are_booked_in_the_chosen_zone_before_and_after_each_clock_change(reader, clara):
    visitor = reader()
    for day, said in DAYS:
        book(visitor, day, said)
    assert cities(visitor.page) == {"Auckland"}
    made = list(Booking.objects.filter(client=clara, start__gt=timezone.now()).order_by("start"))
    assert [booking.guest_zone for booking in made] == [AUCKLAND] * len(DAYS)
    for (_day, said), booking in zip(DAYS, made, strict=True):
        hour, _city, zone = said.partition(" Auckland time ")
        shown = visitor.go(MANAGE.path(booking)).locator("main").inner_text()
        assert (f"\n{hour} to " in shown, f", Auckland time {zone}" in shown) == (True, True)
        assert cities(visitor.page) == {"Auckland", "York"}
    assert "zone=" not in visitor.page.evaluate("document.cookie")
    told = [each.body for each in mail.outbox if each.to == [clara.email] and each.subject.startswith("Confirmed")]
    assert ["Auckland time" in body for body in told] == [True] * len(DAYS)


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_offer_is_taken_and_every_page_speaks_the_devices_zone(reader, clara, phone, scheme):
    visitor = reader(phone=phone, color_scheme=scheme)
    book(visitor, *DAYS[0])
    made = Booking.objects.filter(client=clara).latest("pk")
    visitor.go(BOOK)
    visitor.reads(OFFER)
    visitor.look()
    assert visitor.page.evaluate(TOO_WIDE) == 0
    visitor.press("Use Chicago time")
    visitor.reads("Your times are in Chicago time from now on.")
    assert visitor.page.url == visitor.site + BOOK
    assert visitor.page.locator("[name=zone]").input_value() == "America/Chicago"
    # The lists of what happened keep the words of then, with their zone.
    for path, part in [("/me/", SESSIONS), ("/me/sessions/", COMING), (MANAGE.path(made), "main")]:
        page = visitor.go(path)
        assert (path, cities(page, part) - {"York"}, OFFER in page.content()) == (path, {"Chicago"}, False)
    assert visitor.go("/me/preferences/").locator("[name=zone]").input_value() == "America/Chicago"


def test_what_was_taken_is_undone_and_not_offered_again(reader, clara):
    visitor = reader()
    visitor.go("/me/preferences/")
    visitor.press("Use Chicago time")
    visitor.press("Undo")
    visitor.reads("Your times are in Auckland time from now on.")
    assert Client.objects.get(pk=clara.pk).timezone == AUCKLAND
    with visitor.page.expect_response("**/me/zone/?*") as asked:
        visitor.go("/me/sessions/")
    assert asked.value.status == 204


def test_the_own_zone_is_kept_by_keyboard(reader, clara):
    visitor = reader(phone=True)
    page = visitor.go("/me/sessions/")
    page.get_by_role("button", name="Keep Auckland time").focus()
    page.keyboard.press("Enter")
    visitor.reads("Your times stay in Auckland time.")
    with page.expect_response("**/me/zone/?*") as asked:
        visitor.go(BOOK)
    assert (asked.value.status, OFFER in page.content()) == (204, False)


def test_another_zone_is_looked_at_from_day_to_day(reader, clara):
    visitor = reader()
    page = visitor.go(f"{BOOK}?month={DAYS[0][0][:7]}")
    look_at_berlin(page)
    visitor.reads("You're only looking")
    visitor.look()
    visitor.reads(OFFER)
    page.get_by_role("link", name="Later").click()
    page.wait_for_url("**month=2027-10**")
    assert page.locator("[name=zone]").input_value() == "Europe/Berlin"
    page.locator(".time-list a").first.click()
    page.wait_for_url("**/confirm/**")
    assert "Auckland time" in page.locator("h1").inner_text()
    visitor.reads("By the clock you looked at, this is")
    visitor.press("Choose another time", "link")
    visitor.press("Back to Auckland time", "link")
    visitor.until("document.querySelector('[name=zone]').value === 'Pacific/Auckland'")


def test_the_offer_stays_while_days_are_chosen(reader, clara):
    visitor = reader()
    page = visitor.go(BOOK)
    visitor.reads(OFFER)
    page.get_by_role("link", name="Later").click()
    page.wait_for_url("**month=*")
    assert OFFER in page.locator("main").inner_text()


def test_the_same_clock_is_no_offer(person, clara):
    visitor = person(zone="Antarctica/McMurdo")
    come_in(visitor, clara.user)
    with visitor.page.expect_response("**/me/zone/?*") as asked:
        visitor.go("/me/sessions/")
    assert asked.value.status == 204


def test_a_booking_is_moved_in_the_chosen_zone(reader, clara):
    visitor = reader()
    book(visitor, *DAYS[0])
    made = Booking.objects.filter(client=clara).latest("pk")
    page = visitor.go(f"{MANAGE.path(made)}move/")
    assert cities(page) == {"Auckland"}
    visitor.reads(OFFER)
    page.get_by_role("link", name="Later").click()
    page.wait_for_url("**month=*")
    page.locator(".time-list a").first.click()
    visitor.press("Move it")
    visitor.reads("Your new time is reserved")
    assert cities(page) == {"Auckland", "York"}


def test_without_scripts_nothing_is_offered_and_everything_works(reader, clara):
    visitor = reader(java_script_enabled=False)
    book(visitor, *DAYS[-1])
    assert OFFER not in visitor.page.content()
    page = visitor.go(BOOK)
    look_at_berlin(page)
    visitor.press("Show these times")
    visitor.reads("You're only looking")
    visitor.press("Back to Auckland time", "link")
    assert page.locator("[name=zone]").input_value() == AUCKLAND
