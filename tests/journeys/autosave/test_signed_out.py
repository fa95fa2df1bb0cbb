"""Signed out while a page is open, signed in as someone else, signed out for good, on a computer of many."""

import pytest
from django.contrib.sessions.backends.db import SessionStore

from coaching.accounts.shared_computer import NAME
from tests import factories
from tests.journeys.autosave.sessions import end_sessions
from tests.journeys.autosave.typist import SAVES

pytestmark = pytest.mark.browser

TALK = "Her talk on night shifts"


def copies(page):
    return page.evaluate("Object.keys(localStorage).length")


def test_a_button_pressed_after_the_session_ended_keeps_the_page_and_its_words(typist):
    someone = typist("note")
    end_sessions()
    someone.types("Shy at first")
    someone.presses("Save note")
    someone.reads("You were signed out.")
    assert (someone.field.input_value(), someone.place.stored()) == ("Shy at first", [])
    assert someone.page.evaluate("document.activeElement.textContent.trim()") == "Sign in and continue"
    someone.signs_in()
    someone.presses("Save note")
    someone.reads("The note is saved.")
    someone.stores("Shy at first")


def test_signing_in_again_in_another_tab_heals_the_token_of_the_form(typist):
    someone = typist("note")
    someone.types("Shy")
    someone.reads_saved()
    someone.page.context.clear_cookies()
    someone.signs_in()
    someone.other_tab()
    someone.types("Shy at first")
    someone.stores("Shy at first")
    someone.presses("Save note")
    someone.reads("The note is saved.")


def test_a_token_whose_cookie_is_gone_is_replaced_and_the_words_are_stored(typist):
    someone = typist("note")
    someone.page.context.clear_cookies(name="csrftoken")
    someone.types("Shy at first")
    someone.stores("Shy at first")
    someone.reads_saved()


def test_words_are_never_saved_as_someone_else_who_signed_in_since(typist):
    someone = typist("note")
    someone.user = factories.owner().user
    someone.signs_in()
    someone.types("Shy at first")
    someone.reads("You were signed out.")
    assert (someone.claims_saved(), someone.place.stored()) == (False, [])


@pytest.fixture
def signing_out(typist):
    """A second tab, about to sign out, of someone whose words are on the device only."""
    someone = typist("answer")
    someone.page.route(SAVES, lambda route: route.abort())
    someone.types(TALK)
    someone.reads("Your words are kept on this device")
    other = someone.page.context.new_page()
    other.goto(someone.who.site + "/accounts/logout/")
    assert copies(other) == 1
    return other


def test_signing_out_leaves_no_words_on_the_device(signing_out):
    address = signing_out.url
    signing_out.once("dialog", lambda dialog: dialog.accept())
    signing_out.locator("main form button[type=submit]").click()
    signing_out.wait_for_url(lambda url: url != address)
    assert copies(signing_out) == 0


def test_signing_out_asks_before_it_deletes_words_that_are_not_saved(signing_out):
    asked = []
    signing_out.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    signing_out.locator("main form button[type=submit]").click()
    assert ("not saved yet" in asked[0], copies(signing_out)) == (True, 1)


@pytest.fixture
def on_a_shared_computer(typist):
    """Who types an answer there, and ticked so when signing in."""
    someone = typist("answer")
    cookie = next(each for each in someone.page.context.cookies() if each["name"] == "sessionid")
    session = SessionStore(cookie["value"])
    session[NAME] = True
    session.save()
    return someone


def test_a_shared_computer_keeps_no_copy(on_a_shared_computer):
    someone = on_a_shared_computer
    someone.page.reload()
    someone.page.route(SAVES, lambda route: route.abort(), times=1)
    someone.types(TALK)
    someone.reads("Keep this page open")
    assert copies(someone.page) == 0
    someone.stores(TALK)


def test_a_shared_computer_takes_up_a_copy_from_before_and_drops_it(on_a_shared_computer):
    someone = on_a_shared_computer
    someone.page.route(SAVES, lambda route: route.abort())
    someone.types(TALK)
    someone.reads("Your words are kept on this device")
    assert copies(someone.page) == 1
    someone.page.once("dialog", lambda dialog: dialog.accept())
    someone.page.reload()
    assert (someone.field.input_value(), copies(someone.page)) == (TALK, 0)
