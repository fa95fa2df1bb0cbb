"""An owner before an empty database, without a mail server: to a named site and a first call that somebody booked."""

import re

import pytest

from coaching.booking.models import Booking
from coaching.website.starting.links import setup_path

pytestmark = pytest.mark.browser
MOST_TYPED = 12
SOFTWARE = re.compile(r"\b(modules?|snippets?|slugs?|wagtail|django|database|server|slots?|time zone database)\b", re.IGNORECASE)
PAGES = ["/", "/about/", "/services/", "/services/coaching/", "/faq/", "/consultation/", "/privacy/", "/terms/"]


@pytest.fixture
def site(live_server, settings, monkeypatch):
    """What migrations leave, and no mail server."""
    settings.SITE_URL = live_server.url
    settings.MAIL_SERVER_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)
    return live_server.url


@pytest.fixture
def typed():
    """{label: text} of everything that somebody had to type."""
    return []


def type_in(who, typed, label, text):
    who.fill(label, text)
    typed.append(label)


def plain(page):
    """Sees that no word of software is on the page, and gives its words."""
    words = page.locator("main").inner_text()
    assert SOFTWARE.findall(words) == []
    return words


def begin(owner, typed):
    """Answers the questions behind the link."""
    plain(owner.go(setup_path()))
    type_in(owner, typed, "What is your practice called?", "Berg & Weg")
    type_in(owner, typed, "Your name", "Nora Berg")
    type_in(owner, typed, "Your email address", "nora@example.org")
    type_in(owner, typed, "A password", "seven quiet rivers")
    owner.reads("Berlin · ")
    assert owner.page.locator("input[name=zone]").input_value() == "Europe/Berlin"
    owner.press("Make my practice")
    owner.reads("Berg & Weg is here, and its first call can be booked.")


def book(visitor, typed):
    """From the home page to a booked call."""
    visitor.go("/")
    visitor.page.locator("main").get_by_role("link", name=re.compile(": choose a time")).first.click()
    visitor.look()
    plain(visitor.page)
    visitor.page.locator(".time-list a").first.click()
    visitor.look()
    type_in(visitor, typed, "Your name", "Pia Berg")
    type_in(visitor, typed, "Your email address", "pia@example.net")
    visitor.page.get_by_role("button", name=re.compile("^Book ")).click()
    visitor.reads("Your time is reserved")


def test_from_an_empty_database_to_a_booked_first_call(person, typed):
    owner = person(zone="Europe/Berlin")
    assert "A practice begins here" in owner.go("/").locator("main").inner_text()
    begin(owner, typed)
    assert "Put your home page into your own words" in owner.page.locator("#first-steps-section").inner_text()
    visitor = person(zone="America/New_York", phone=True)
    book(visitor, typed)
    booking = Booking.objects.get()
    assert (booking.guest_name, str(booking.coach), str(booking.appointment_type)) == ("Pia Berg", "Nora Berg", "Free first call")
    assert len(typed) <= MOST_TYPED
    owner.go("/admin/")
    owner.reads("Pia Berg")
    for path in PAGES:
        visitor.go(path)
        assert ("Berg & Weg" in visitor.page.title() or path == "/", "AdvantEdge" in visitor.page.content()) == (True, False)
        plain(visitor.page)


def test_the_owner_comes_back_by_password(person, typed):
    begin(person(zone="Europe/Berlin"), typed)
    owner = person(zone="Europe/Berlin", phone=True)
    owner.go("/admin/")
    owner.page.get_by_text("Sign in with a password instead").or_(owner.page.locator("input[name=password]")).first.wait_for()
    owner.page.locator("details.more:not([open]) > summary").evaluate_all("found => found.forEach(each => each.click())")
    form = owner.page.locator("form", has=owner.page.locator("input[name=password]"))
    form.locator("input[name=login]").fill("nora@example.org")
    form.locator("input[name=password]").fill("seven quiet rivers")
    form.get_by_role("button", name="Sign in").click()
    owner.reads("First steps")


def test_a_practice_begins_without_javascript(person):
    owner = person(java_script_enabled=False, phone=True)
    owner.go(setup_path())
    owner.fill("What is your practice called?", "Weg")
    owner.fill("Your name", "Nora Berg")
    owner.fill("Your email address", "nora@example.org")
    owner.fill("Which city has your time?", "Lisbon")
    owner.press("Make my practice")
    assert owner.page.url.endswith("/admin/")
    owner.go("/")
    owner.reads("Career coaching with Nora Berg")
