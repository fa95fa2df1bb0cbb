"""Booking in a real browser: without JavaScript, by keyboard alone, on a phone, and with next to nothing to load."""

import gzip
import re
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail

from coaching.booking.models import AppointmentType, Booking, TimeRequest
from tests.coaching.booking import factories

pytestmark = pytest.mark.browser
MONTH = "/book/dana-reyes/consultation/"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MOST_SCRIPT = 15 * 1024  # bytes, compressed


@pytest.fixture(autouse=True)
def _quick_typist(monkeypatch):
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)


def say_who(visitor, email="pia@example.org"):
    visitor.fill("Your name", "Pia Berg")
    visitor.fill("Your email address", email)
    visitor.page.get_by_role("button", name=re.compile("^Book ")).click()


def tab_to(page, selector):
    """Presses Tab until what the selector names has the focus."""
    for _press in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}.")


def said(page):
    return page.get_by_role("status").last.text_content()


def test_a_time_is_booked_without_javascript(person):
    visitor = person(java_script_enabled=False)
    page = visitor.page
    page.goto(visitor.site + MONTH)
    page.get_by_text("Another zone").click()
    page.get_by_label("City or country").fill("India")
    page.get_by_role("button", name="Show these times").click()
    page.get_by_role("link", name="Later").click()
    page.locator(".month a").nth(1).click()
    page.locator(".time-list a").first.click()
    say_who(visitor)
    visitor.reads("Your time is reserved")
    assert Booking.objects.get(guest_name="Pia Berg").guest_zone == "Asia/Kolkata"


def test_a_time_is_booked_by_keyboard_alone(person):
    visitor = person(zone="America/New_York")
    page = visitor.page
    page.goto(visitor.site + MONTH)
    tab_to(page, ".month a")
    page.keyboard.press("PageDown")
    visitor.until("document.activeElement.matches('.month [aria-current]') && location.search.includes('month=')")
    page.keyboard.press("ArrowRight")
    day = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("Enter")
    visitor.until("key => document.activeElement.ariaCurrent && document.activeElement.dataset.key === key", day)
    tab_to(page, ".time-list a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/details/**")
    tab_to(page, "[name=name]")
    page.keyboard.type("Pia Berg")
    tab_to(page, "[name=email]")
    page.keyboard.type("pia@example.org")
    page.keyboard.press("Enter")
    visitor.reads("Your time is reserved")
    assert f"{Booking.objects.get(guest_name='Pia Berg').start:%Y-%m-%d}" == day


def test_another_day_is_shown_in_place_and_said_aloud(person):
    visitor = person(zone="America/New_York")
    page = visitor.page
    visitor.go(MONTH)
    visitor.go(MONTH + page.locator("[rel=next]").get_attribute("href"))  # this month may have a single day left
    page.evaluate("window.stays = true")
    day = page.locator(".month a").nth(1)
    name = day.get_attribute("aria-label").removesuffix(", free times")
    day.click()
    visitor.until("document.activeElement.ariaCurrent === 'date'")
    assert page.locator("#times-title").text_content() == name
    assert said(page).startswith(f"{name}: ")
    page.go_back()
    visitor.until("name => document.querySelector('#times-title').textContent !== name", name)
    assert page.evaluate("window.stays") is True


def test_the_visitors_zone_is_found_and_another_one_remembered(person):
    visitor = person(zone="Asia/Kolkata")
    page = visitor.page
    visitor.go(MONTH)
    visitor.until("document.querySelector('[name=zone]').value === 'Asia/Kolkata'")
    page.get_by_text("Another zone").click()
    page.get_by_label("City or country").fill("lord howe")
    page.get_by_label("City or country").blur()
    visitor.until("document.querySelector('#times').textContent.includes('Lord Howe time')")
    visitor.go(MONTH)
    assert page.locator("[name=zone]").input_value() == "Australia/Lord_Howe"


def test_a_click_while_the_zone_is_found_is_not_undone(person):
    visitor = person(zone="Asia/Kolkata")
    page, held = visitor.page, []
    page.route("**/consultation/times/**", lambda route: route.continue_() if held else held.append(route))
    page.goto(visitor.site + MONTH)
    visitor.page.get_by_role("link", name="Later").click()
    visitor.until("location.search.includes('month=')")
    assert len(held) == 1
    assert page.locator("[name=zone]").input_value() == "Asia/Kolkata"


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_every_step_is_clean_at_this_width(person, phone):
    """`person` collects what axe finds and fails at the end."""
    visitor = person(zone="Europe/Berlin", phone=phone)
    page = visitor.page
    visitor.go(MONTH)
    visitor.until("document.querySelector('[name=zone]').value === 'Europe/Berlin'")
    visitor.look()
    page.locator(".time-list a").first.click()
    visitor.look()
    page.get_by_text("Booking for someone else?").click()
    visitor.press(re.compile("^Book "))
    visitor.reads("Please check the following")
    say_who(visitor, "pia@gmial.com")
    visitor.reads("Did you mean pia@gmail.com?")
    assert Booking.objects.filter(guest_name="Pia Berg").count() == 0
    visitor.look()
    visitor.press("Use pia@gmail.com")
    visitor.reads("Your time is reserved")
    visitor.look()
    assert page.evaluate(TOO_WIDE) == 0
    visitor.press("Move it", "link")
    page.locator(".time-list a").nth(1).click()
    visitor.look()
    visitor.press("Move it")
    visitor.reads("Your new time is reserved")
    visitor.press("Cancel it", "link")
    visitor.press("Yes, cancel it")
    visitor.reads("This booking is canceled")
    assert Booking.objects.get(guest_name="Pia Berg").status == "canceled"


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_when_no_time_suits_wishes_are_sent(person, phone):
    visitor = person(zone="Europe/Berlin", phone=phone)
    visitor.go(MONTH)
    visitor.press("None of these times work for me", "link")
    visitor.press("Send my request")
    visitor.reads("Please check the following")
    visitor.fill("Which days and times", "Sundays")
    visitor.fill("Your name", "Pia Berg")
    visitor.fill("Your email address", "pia@example.org")
    visitor.press("Send my request")
    visitor.reads("Nothing is booked yet")
    assert TimeRequest.objects.get().wishes == "Sundays"
    assert len(mail.outbox) == 2


def test_a_time_taken_meanwhile_keeps_the_words_and_offers_three(person):
    visitor = person(zone="America/New_York")
    page = visitor.page
    visitor.go(MONTH)
    page.get_by_role("link", name="Later").click()
    visitor.until("location.search.includes('month=')")
    page.locator(".time-list a").first.click()
    visitor.look()
    start = datetime.fromisoformat(parse_qs(urlsplit(page.url).query)["start"][0])
    factories.booking(appointment_type=AppointmentType.objects.get(slug="consultation"), start=start)
    say_who(visitor)
    visitor.reads("This time is no longer free")
    visitor.look()
    assert page.locator(".time-list button").count() == 3
    assert page.get_by_label("Your name").first.input_value() == "Pia Berg"
    page.locator(".time-list button").first.click()
    visitor.reads("Your time is reserved")


def test_the_booking_page_loads_next_to_no_script(person):
    visitor = person()
    scripts = []
    visitor.page.on("response", lambda got: got.request.resource_type == "script" and scripts.append(got.body()))
    visitor.page.goto(visitor.site + MONTH)
    visitor.page.wait_for_load_state("networkidle")
    assert scripts
    assert sum(len(gzip.compress(script)) for script in scripts) <= MOST_SCRIPT


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_typed_is_there_after_another_time_was_chosen(person, scripts):
    visitor = person(zone="America/New_York", java_script_enabled=scripts)
    page = visitor.page
    page.goto(visitor.site + MONTH)
    page.locator(".time-list a").first.click()
    page.wait_for_url("**/details/**")
    visitor.fill("Your name", "Pia Berg")
    visitor.fill("Your email address", "pia@example.org")
    page.get_by_role("button", name="Choose another time").click()
    page.wait_for_url(re.compile("/book/dana-reyes/consultation/(?!details)"))
    assert "pia" not in page.url.lower()
    page.locator(".time-list a").nth(1).click()
    page.wait_for_url("**/details/**")
    assert [page.get_by_label(each).first.input_value() for each in ("Your name", "Your email address")] == [
        "Pia Berg",
        "pia@example.org",
    ]
    page.get_by_role("button", name=re.compile("^Book ")).click()
    visitor.reads("Your time is reserved")
