"""Saves that are lost, late, answered by someone else or impossible; and two tabs that mean the same words."""

import pytest

from coaching.people.models import Note
from tests.journeys.autosave.places import OF_A_CLIENT
from tests.journeys.autosave.test_every_place import BLOCKED
from tests.journeys.autosave.typist import SAVES

pytestmark = pytest.mark.browser


def answers(**answer):
    """What stands between the page and the server answers this."""
    return lambda route: route.fulfill(**answer)


def test_keys_work_where_the_browsers_own_store_throws(typist):
    someone = typist("comment", BLOCKED)
    someone.page.keyboard.press("c")
    someone.page.keyboard.type("Well seen")
    someone.reads_saved()
    assert "Well seen" in someone.place.stored()


def test_a_note_whose_answer_was_lost_is_stored_once_and_without_a_question(typist):
    someone = typist("note")

    def lose_the_answer(route):
        route.fetch()
        route.abort()

    someone.page.route(SAVES, lose_the_answer, times=1)
    someone.types("Shy")
    someone.reads("Not saved yet")
    someone.types("Shy at first")
    someone.reads_saved()
    someone.stores("Shy at first")
    someone.page.get_by_role("button", name="Save note").first.dblclick()
    someone.reads("The note is saved.")
    someone.stores("Shy at first")


def goes_on_typing_while_a_save_is_under_way(someone):
    waiting = []
    someone.page.route(SAVES, lambda route: waiting.append(route), times=1)
    someone.types("Half a")
    while not waiting:
        someone.page.wait_for_timeout(50)
    someone.types("Half a sentence")
    waiting[0].continue_()


@pytest.mark.parametrize("name", OF_A_CLIENT)
def test_words_typed_while_a_conflict_is_on_its_way_replace_nothing(typist, name):
    someone = typist(name)
    other = someone.other_tab()
    other.types("From the other tab")
    other.reads_saved()
    before = someone.place.stored()
    goes_on_typing_while_a_save_is_under_way(someone)
    someone.reads("on another page or device")
    someone.page.wait_for_timeout(2000)
    assert (someone.claims_saved(), someone.place.stored()) == (False, before)
    assert someone.field.input_value() == "Half a sentence"


SOMEONES_ANSWERS = [
    {"status": 302, "headers": {"Location": "/"}},
    {"status": 200, "content_type": "text/html", "body": "<h1>Welcome to our hotel</h1>"},
    {"status": 200, "content_type": "application/json", "body": "{}"},
]


def test_what_is_not_the_servers_own_answer_is_no_success(typist):
    someone, words = typist("note"), ""
    for answer in SOMEONES_ANSWERS:
        someone.page.route(SAVES, answers(**answer), times=1)
        words += "Shy. "
        someone.types(words)
        someone.reads("Not saved yet")
        assert not someone.claims_saved()
        someone.comes_back_to_the_tab()
        someone.reads_saved()
        someone.stores(words.strip())


def test_a_save_that_can_not_work_says_what_to_do(typist):
    someone = typist("note")
    for status, words in [(404, "reload the page"), (413, "too long. Shorten"), (400, "reload the page")]:
        someone.page.route(SAVES, answers(status=status, body=""), times=1)
        someone.types(f"Shy {status}")
        someone.reads(words)
        assert (someone.claims_saved(), someone.place.stored()) == (False, [])


def test_new_notes_of_two_tabs_are_two_notes(typist):
    someone = typist("note")
    other = someone.other_tab()
    someone.types("Shy")
    other.types("Bold")
    someone.reads_saved()
    other.reads_saved()
    assert sorted(someone.place.stored()) == ["Bold", "Shy"]


def test_a_note_deleted_in_another_tab_says_so(typist):
    someone = typist("note")
    someone.types("Shy")
    someone.reads_saved()
    Note.objects.all().delete()
    someone.types("Shy at first")
    someone.reads("This note was deleted on another page")
    assert (someone.claims_saved(), someone.place.stored()) == (False, [])
