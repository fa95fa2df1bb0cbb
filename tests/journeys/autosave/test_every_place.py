"""In every place whose words are saved as they are typed: nothing is lost, nothing doubled, nothing called saved that isn't."""

import pytest

from tests.journeys.autosave.places import PLACES
from tests.journeys.autosave.sessions import end_sessions

pytestmark = pytest.mark.browser

HALF, TALK = "Her talk", "Her talk on night shifts"
FULL = """
for (const name of ["getItem", "setItem", "removeItem", "key"]) {
  Storage.prototype[name] = () => { throw new DOMException("full", "QuotaExceededError"); };
}
"""
BLOCKED = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
"""


def test_words_typed_after_the_session_ended_are_stored_once_signed_in_again(someone):
    someone.types(HALF)
    someone.reads_saved()
    end_sessions()
    someone.types(TALK)
    someone.reads("You were signed out.")
    assert (someone.claims_saved(), someone.place.stored()) == (False, [HALF])
    someone.signs_in()
    someone.comes_back_to_the_tab()
    someone.reads_saved()
    assert (someone.place.stored(), someone.field.input_value()) == ([TALK], TALK)
    assert not someone.page.get_by_text("You were signed out.").first.is_visible()


def test_words_typed_while_an_answer_is_late_are_not_called_saved(someone):
    lets_it_come = someone.holds_the_next_answer()
    someone.types(HALF)
    someone.stores(HALF)
    someone.types(TALK)
    someone.page.wait_for_timeout(2500)
    # One save at a time: what was typed since waits for the answer.
    assert (someone.claims_saved(), someone.is_asked_to_choose(), someone.place.stored()) == (False, False, [HALF])
    lets_it_come()
    someone.stores(TALK)
    someone.reads_saved()


@pytest.mark.parametrize("wait", [0, 300])
def test_who_leaves_right_after_the_last_key_loses_no_word(someone, wait):
    someone.types(TALK)
    someone.page.wait_for_timeout(wait)
    someone.leaves()
    someone.stores(TALK)


def test_words_typed_offline_are_stored_once_online(someone):
    before = someone.place.stored()
    someone.page.context.set_offline(True)
    someone.types(TALK)
    someone.reads("Not saved yet")
    assert (someone.claims_saved(), someone.place.stored()) == (False, before)
    someone.page.context.set_offline(False)
    someone.reads_saved()
    assert someone.place.stored() == [TALK]


@pytest.mark.parametrize("script", [FULL, BLOCKED], ids=["full", "blocked"])
@pytest.mark.parametrize("name", PLACES)
def test_words_are_stored_where_the_browsers_own_store_throws(typist, name, script):
    someone = typist(name, script)
    someone.types(TALK)
    someone.reads_saved()
    assert someone.place.stored() == [TALK]


@pytest.mark.parametrize("name", [name for name in PLACES if name != "note"])
def test_two_tabs_show_both_texts_and_their_person_chooses(typist, name):
    someone = typist(name)
    other = someone.other_tab()
    other.types("From the other tab")
    other.reads_saved()
    someone.types(TALK)
    someone.reads("on another page or device")
    someone.reads("From the other tab")
    assert (someone.claims_saved(), someone.place.stored()) == (False, ["From the other tab"])
    assert someone.field.input_value() == TALK
    someone.who.look()
    someone.presses("Keep the version above")
    someone.stores(TALK)


def test_words_typed_before_the_script_is_there_are_stored(someone):
    someone.types_before_the_script_is_there(TALK)
    someone.stores(TALK)
