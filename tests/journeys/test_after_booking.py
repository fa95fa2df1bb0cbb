"""What follows a booking, in a real Chromium: the page at phone widths, by keyboard and without scripts; the emails as mail
programs show them, in both schemes."""

import re
from email import message_from_bytes, policy

import pytest
from django.core import mail

from coaching.booking.models import AppointmentType, Booking

pytestmark = pytest.mark.browser
MONTH = "/book/dana-reyes/consultation/"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "Maximiliane.Bartholomaeus-Featherstonehaugh.of.a.very.long.name@university-of-somewhere.example.org"


@pytest.fixture(autouse=True)
def _quick_typist(monkeypatch):
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)


def book(visitor, email, name="Maximiliane Bartholomäus-Featherstonehaugh"):
    page = visitor.page
    page.goto(visitor.site + MONTH)
    page.get_by_role("link", name="Later").first.click()
    page.wait_for_url("**month=*")  # a click on a day that is just being replaced is none
    page.locator(".time-list a").first.click()
    page.wait_for_url("**/details/**")
    visitor.fill("Your name", name)
    visitor.fill("Your email address", email)
    page.get_by_role("button", name=re.compile("^Book ")).click()


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_on_the_way_at_phone_width(person, width, scheme):
    visitor = person(viewport={"width": width, "height": 800}, color_scheme=scheme, zone="Europe/Berlin")
    page = visitor.page
    visitor.go(MONTH)
    assert page.evaluate(TOO_WIDE) == 0
    page.get_by_text("Another zone", exact=True).click()
    page.get_by_label("City or country").fill("USA")
    page.get_by_label("City or country").press("Enter")
    visitor.reads("Which place do you mean?")
    visitor.look()
    assert page.evaluate(TOO_WIDE) == 0
    book(visitor, LONG.replace("university-of-somewhere.example.org", "gmial.com"))
    visitor.reads("Did you mean")
    visitor.look()
    assert page.evaluate(TOO_WIDE) == 0
    visitor.press("No, it is right")
    visitor.reads("Your time is reserved")
    visitor.look()
    assert page.evaluate(TOO_WIDE) == 0
    visitor.press("Move it", "link")
    assert page.evaluate(TOO_WIDE) == 0


def test_the_question_about_the_address_is_answered_without_scripts(person):
    visitor = person(java_script_enabled=False)
    book(visitor, "pia@gmial.com")
    visitor.reads("Did you mean pia@gmail.com?")
    visitor.press("Use pia@gmail.com")
    visitor.reads("Your time is reserved")
    assert Booking.objects.latest("pk").guest_email == "pia@gmail.com"


def test_the_question_is_answered_by_keyboard(person):
    visitor = person(zone="Europe/Berlin")
    book(visitor, "pia@gmial.com")
    visitor.reads("Did you mean pia@gmail.com?")
    visitor.page.get_by_role("button", name="No, it is right").focus()
    visitor.page.keyboard.press("Enter")
    visitor.reads("Your time is reserved")
    assert Booking.objects.latest("pk").guest_email == "pia@gmial.com"


def test_a_guest_gives_the_number_for_a_call(person):
    visitor = person(phone=True, zone="Europe/Berlin")
    AppointmentType.objects.filter(slug="consultation").update(place="phone", place_details="")
    book(visitor, "pia@example.org")
    visitor.reads("Please check the following")
    visitor.reads("Dana Reyes calls you at this number.")
    visitor.fill("Your phone number", "+49 30 1234567")
    visitor.page.get_by_role("button", name=re.compile("^Book ")).click()
    visitor.reads("Dana Reyes calls you at +49 30 1234567")


@pytest.mark.parametrize("width", [320, 390, 700])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_emails_are_whole_at_every_width(person, width, scheme):
    visitor = person(viewport={"width": width, "height": 800}, color_scheme=scheme, zone="Europe/Berlin")
    book(visitor, LONG)
    visitor.reads("Your time is reserved")
    told = {each.to[0]: each for each in mail.outbox}
    guests, coachs = told[LONG], told["dana@advantedge.example"]
    visitor.page.goto("about:blank")  # a mail program has no policy of ours
    for message in (guests, coachs):
        visitor.page.set_content(html_of(message))
        assert (message.subject, visitor.page.evaluate(TOO_WIDE)) == (message.subject, 0)
    visitor.page.set_content(html_of(guests))
    buttons = visitor.page.locator(".mail-button, .mail-button-quiet")
    assert [buttons.nth(i).bounding_box()["height"] >= 44 for i in range(buttons.count())] == [True, True]


def html_of(message):
    """As a mail program finds it; without the picture, which no test asks a server for."""
    parsed = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    return re.sub(r"<img [^>]*>", "", parsed.get_body(("html",)).get_content())
