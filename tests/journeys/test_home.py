"""A client's home, progress and preferences: on a phone, by keyboard, in the dark, without scripts."""

import pytest

from coaching.people.models import Break, Preferences
from tests.journeys.steps import sign_in

pytestmark = pytest.mark.browser
PAGES = ["/me/", "/me/progress/", "/me/timeline/", "/me/preferences/"]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def clara(person):
    """`clara(phone=True)` is signed in and past the welcome."""

    def arrive(**options):
        found = person(**options)
        sign_in(found, "clara@example.org", "/me/")
        found.press("Good, let's start")
        return found

    return arrive


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("phone", [True, False])
def test_every_page_is_read_at_any_width_and_in_any_light(clara, phone, scheme):
    reader = clara(phone=phone, color_scheme=scheme)
    for path in PAGES:
        reader.go(path)
        assert reader.page.evaluate(TOO_WIDE) == 0, path


def test_a_quiet_week_is_one_tap_and_one_tap_back(clara):
    reader = clara(phone=True)
    reader.press("Make this a quiet week")
    reader.reads("Nothing is asked of you until Monday.")
    assert Break.objects.get().words.startswith("Quiet week until ")
    reader.press("Come back")
    reader.reads("Good to have you back.")
    assert not Break.objects.exists()


def test_preferences_are_chosen_by_keyboard(clara):
    reader = clara()
    page = reader.go("/me/preferences/")
    page.get_by_label("Where you live").focus()
    page.keyboard.type("Berlin")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Friday")
    page.keyboard.press("Tab")
    page.keyboard.type("6 p")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reader.reads("Your next weekly email comes on Friday")
    kept = Preferences.objects.get(client__email="clara@example.org")
    assert (kept.client.timezone, kept.digest_day, kept.digest_hour, kept.telling) == ("Europe/Berlin", 4, 18, "digest")


def test_it_all_works_without_scripts(clara):
    reader = clara(phone=True, java_script_enabled=False)
    reader.press("How far you have come", "link")
    reader.reads("In numbers")
    reader.go("/me/preferences/")
    reader.page.get_by_label("Send me one email a week").uncheck()
    reader.press("Save")
    reader.reads("No weekly email comes")
    reader.page.get_by_label("Until").fill("2020-01-01")
    reader.press("Start the pause")
    reader.reads("That day is past.")
    reader.page.get_by_label("Until").fill("")
    reader.press("Start the pause")
    reader.reads("You're on a pause.")


def test_on_paper_there_is_no_navigation_and_every_table_is_open(clara):
    reader = clara()
    page = reader.go("/me/progress/")
    page.emulate_media(media="print")
    assert page.locator("table").first.is_visible()
    assert not page.locator(".client-bar").is_visible()
    assert not page.locator(".site-header").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
