"""Back to a form that came back with a question or an error: the page with what was typed, or what came of it since; never an
error of the browser's."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.payments.models import Package
from coaching.people.models import Client
from tests.journeys.steps import come_in
from tests.journeys.test_own_booking import choose

pytestmark = pytest.mark.browser
ASK = "/book/dana-reyes/consultation/ask/"
NAME, ADDRESS = "Your name", "Your email address"
TOO_MUCH = "<b>Pia</b>"


@pytest.fixture(autouse=True)
def _quick_typist(monkeypatch, patient):
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)


def buying():
    return reverse("payments:buy_public", args=[Package.objects.public().first().pk])


# Where the form is, what is typed into it, its button, and what its answer says.
FORMS = {
    "booking": (None, {NAME: TOO_MUCH, ADDRESS: "pia@example.org"}, "Book ", "without the signs"),
    "suggesting a time": (ASK, {NAME: TOO_MUCH, ADDRESS: "pia@example.org"}, "Send", "without the signs"),
    "form page": ("/invite-us/", {NAME: "Pia Berg"}, "Ask for a date", "Please check"),
    "buying": (buying, {NAME: TOO_MUCH, ADDRESS: "pia@example.org"}, "Go on and pay", "without the signs"),
    "check": ("/networking/check/", {"Your message": "Hi Maria,\n\nDo you know of any openings?"}, "Check it", "Mostly asks"),
    "signing in": ("/accounts/login/", {ADDRESS: "pia@example"}, "Email me a sign-in code", "valid email address"),
    "password": ("/accounts/password/reset/", {"Email": "pia@example"}, "Email me a code", "valid email address"),
}


def send_wrong(visitor, kind):
    """Sends a form that comes back; returns what was typed, by its labels."""
    where, typed, button, says = FORMS[kind]
    if where is None:
        choose(visitor)
    else:
        visitor.page.goto(visitor.site + (where() if callable(where) else where))
    for label, words in typed.items():
        visitor.fill(label, words)
    visitor.page.get_by_role("button", name=re.compile(f"^{button}")).first.click()
    visitor.reads(says)
    return typed


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no_javascript"])
@pytest.mark.parametrize("kind", [kind for kind, form in FORMS.items() if not str(form[0]).startswith("/accounts/")])
def test_back_to_a_visitors_form_has_every_word(person, kind, javascript):
    visitor = person(java_script_enabled=javascript)
    typed = send_wrong(visitor, kind)
    visitor.page.goto(f"{visitor.site}/services/")
    visitor.page.go_back()
    visitor.reads(FORMS[kind][3])
    assert {label: visitor.page.get_by_label(label).first.input_value() for label in typed} == typed


@pytest.mark.parametrize("kind", ["signing in", "password"])
def test_back_to_a_form_that_no_browser_keeps_asks_for_its_page_anew(person, kind):
    visitor = person()
    send_wrong(visitor, kind)
    visitor.page.goto(f"{visitor.site}/services/")
    visitor.page.go_back()
    visitor.page.get_by_role("button", name=FORMS[kind][2]).wait_for()


def answer_the_question(visitor):
    """Books with an address that looks like a typo, which is asked about."""
    choose(visitor)
    visitor.fill(NAME, "Pia Berg")
    visitor.fill(ADDRESS, "pia@gmial.com")
    visitor.press(re.compile("^Book "))
    visitor.press("Use pia@gmail.com")
    visitor.reads("Your time is reserved")


def test_back_after_a_question_and_a_booking_shows_the_booking(person):
    visitor = person(phone=True)
    answer_the_question(visitor)
    visitor.page.go_back()
    visitor.reads("You have this time")
    visitor.look()


def test_without_javascript_the_question_is_shown_again_and_leads_to_the_one_booking(person):
    visitor = person(java_script_enabled=False)
    answer_the_question(visitor)
    visitor.page.go_back()
    visitor.press("Use pia@gmail.com")
    visitor.reads("You have this time")
    assert Booking.objects.filter(guest_email="pia@gmail.com").count() == 1


def test_back_to_a_form_of_somebodys_own_asks_for_its_page_anew(person):
    clara = person()
    Client.objects.update(welcomed_at=timezone.now())
    come_in(clara, Client.objects.get(email="clara@example.org").user)
    package = Package.objects.public().first()
    clara.page.goto(clara.site + reverse("payments:buy", args=[package.pk]))
    clara.page.evaluate("document.querySelectorAll('main [type=checkbox]').forEach((each) => each.removeAttribute('required'))")
    clara.page.get_by_role("button", name=re.compile("pay")).first.click()
    clara.page.wait_for_load_state()
    clara.page.goto(f"{clara.site}/services/")
    clara.page.go_back()
    clara.page.get_by_role("heading", name=re.compile("^Buy")).wait_for()
