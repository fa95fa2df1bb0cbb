"""Leaving a page while a save is under way, and coming Back to one."""

import pytest

from tests.journeys.autosave.typist import SAVES

pytestmark = pytest.mark.browser


def test_who_leaves_while_a_save_is_under_way_loses_no_word(typist):
    someone = typist("note")
    # The first save is stored, and its answer never comes.
    someone.page.route(SAVES, lambda route: route.fetch(), times=1)
    someone.types("Half a")
    someone.stores("Half a")
    someone.types("Half a sentence")
    someone.leaves()
    someone.stores("Half a sentence")


def test_back_to_a_note_that_the_button_saved_makes_no_second_one(typist):
    someone = typist("note")
    someone.types("Shy")
    someone.presses("Save note")
    someone.reads("The note is saved.")
    someone.page.go_back()
    someone.page.wait_for_load_state()
    assert someone.field.input_value() == ""
    someone.stores("Shy")


@pytest.mark.parametrize("name", ["answer", "message"])
def test_back_to_words_that_were_saved_shows_what_is_stored(typist, name):
    someone = typist(name)
    someone.types("Half a")
    someone.reads_saved()
    someone.page.goto(someone.who.site + "/me/exercises/")
    someone.page.go_back()
    someone.page.wait_for_load_state()
    assert someone.field.input_value() == "Half a"
    someone.types("Half a sentence")
    someone.reads_saved()
    someone.stores("Half a sentence")


def test_a_page_that_was_put_aside_whole_shows_what_was_written_elsewhere_since(typist):
    someone = typist("message")
    other = someone.other_tab()
    other.types("From the other tab")
    other.reads_saved()
    someone.comes_back_to_the_page()
    someone.reads("From the other tab")
    assert someone.field.input_value() == "From the other tab"


def test_a_page_that_was_put_aside_whole_keeps_words_that_are_not_stored(typist):
    someone = typist("note")
    someone.page.route(SAVES, lambda route: route.abort(), times=1)
    someone.types("Shy at first")
    someone.reads("Not saved yet")
    someone.comes_back_to_the_page()
    someone.reads_saved()
    assert someone.field.input_value() == "Shy at first"
    someone.stores("Shy at first")


def test_who_leaves_a_conflict_whose_copy_another_tab_took_is_asked(typist):
    someone = typist("answer")
    other = someone.other_tab()
    other.types("From the other tab")
    other.reads_saved()
    someone.types("From here")
    someone.reads("From the other tab")
    other.types("From the other tab, and on")
    other.reads_saved()
    with someone.page.expect_event("dialog") as asked:
        someone.page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()
