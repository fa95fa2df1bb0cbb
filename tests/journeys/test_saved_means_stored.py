"""“Saved” is said of what is stored: signed out, without a store in the browser, offline, on a slow net, leaving, Back."""

import pytest
from django.contrib.sessions.models import Session

from coaching.people.models import Note
from tests import factories
from tests.journeys.places import PLACES
from tests.journeys.typist import Typist

pytestmark = pytest.mark.browser

SAVES = "**/save/**"
TALK = "Her talk on night shifts"
OF_THE_COACH, OF_A_CLIENT = ["note", "comment"], ["answer", "message", "part"]
EVERY_PLACE = pytest.mark.parametrize("names", [OF_THE_COACH, OF_A_CLIENT], ids=["coach", "client"])
FULL = """
for (const name of ["getItem", "setItem", "removeItem", "key"]) {
  Storage.prototype[name] = () => { throw new DOMException("full", "QuotaExceededError"); };
}
"""
BLOCKED = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
"""


@pytest.fixture
def site(live_server, settings):
    """Without the demo: a coach and a client are enough."""
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def dana(site):
    return factories.coach(name="Dana Reyes")


@pytest.fixture
def clara(dana):
    return factories.client(coach=dana, name="Clara Lind", email="clara@example.org")


@pytest.fixture
def typist(person, dana, clara):
    """`typist("note")` is the one who types there, in a browser of their own. Saves that fail on purpose are no problems."""
    arrived = []

    def arrive(name, script=None):
        arrived.append(person())
        if script:
            arrived[-1].page.add_init_script(script)
        someone = Typist(arrived[-1], (dana if name in OF_THE_COACH else clara).user)
        someone.goes_to(PLACES[name](dana, clara))
        return someone

    yield arrive
    for who in arrived:
        who.problems = [each for each in who.problems if "Failed to load resource" not in each]


@pytest.fixture
def each_place(typist, dana, clara):
    """Goes through places, one after the other, in one browser."""

    def go(names, script=None):
        someone = typist(names[0], script)
        yield someone
        for name in names[1:]:
            someone.signs_in()
            someone.goes_to(PLACES[name](dana, clara))
            yield someone

    return go


def answers(**answer):
    """What stands between the page and the server answers this."""
    return lambda route: route.fulfill(**answer)


def end_sessions():
    Session.objects.all().delete()


@EVERY_PLACE
def test_words_of_a_session_that_ended_are_stored_after_signing_in_again(each_place, names):
    for someone in each_place(names):
        before = someone.place.stored()
        end_sessions()
        someone.types(TALK)
        someone.reads("You were signed out.")
        assert (someone.claims_saved(), someone.place.stored()) == (False, before)
        someone.signs_in()
        someone.comes_back_to_the_tab()
        someone.reads_saved()
        assert TALK in someone.place.stored()
        assert not someone.page.get_by_text("You were signed out.").first.is_visible()


def test_a_button_pressed_after_the_session_ended_keeps_the_page_and_its_words(typist):
    someone = typist("note")
    end_sessions()
    someone.types("Shy at first")
    someone.presses("Save note")
    someone.reads("You were signed out.")
    assert (someone.field.input_value(), someone.place.stored()) == ("Shy at first", [])
    assert someone.page.evaluate("document.activeElement.textContent.trim()") == "Sign in and go on"
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


def test_words_are_never_saved_as_someone_else_who_signed_in_since(typist):
    someone = typist("note")
    someone.user = factories.owner().user
    someone.signs_in()
    someone.types("Shy at first")
    someone.reads("You were signed out.")
    assert (someone.claims_saved(), someone.place.stored()) == (False, [])


@pytest.mark.parametrize("script", [FULL, BLOCKED], ids=["full", "blocked"])
def test_words_are_stored_where_the_browsers_own_store_throws(each_place, script):
    for someone in each_place(OF_A_CLIENT, script):
        someone.types(TALK)
        someone.reads_saved()
        someone.stores(TALK)


def test_keys_work_where_the_browsers_own_store_throws(typist):
    someone = typist("comment", BLOCKED)
    someone.page.keyboard.press("c")
    someone.page.keyboard.type("Well seen")
    someone.reads_saved()
    assert "Well seen" in someone.place.stored()
    # Wagtail's own script looks at the store unguarded.
    assert someone.who.problems.pop() == "error: blocked"


@EVERY_PLACE
def test_words_typed_before_the_script_is_there_are_stored(each_place, names):
    for someone in each_place(names):
        someone.types_before_the_script_is_there(TALK)
        someone.stores(TALK)


@EVERY_PLACE
def test_who_leaves_at_once_loses_no_word(each_place, names):
    for someone in each_place(names):
        someone.types(TALK)
        someone.leaves()
        someone.stores(TALK)


def test_who_leaves_while_a_save_is_under_way_loses_no_word(typist):
    someone = typist("note")
    # The first save is stored, and its answer never comes.
    someone.page.route(SAVES, lambda route: route.fetch(), times=1)
    someone.types("Half a")
    someone.stores("Half a")
    someone.types("Half a sentence")
    someone.leaves()
    someone.stores("Half a sentence")


@pytest.mark.parametrize("name", ["note", "answer"])
def test_words_typed_offline_are_stored_once_online(typist, name):
    someone = typist(name)
    someone.page.context.set_offline(True)
    someone.types(TALK)
    someone.reads("Not saved yet")
    assert (someone.claims_saved(), someone.place.stored()) == (False, [])
    someone.page.context.set_offline(False)
    someone.reads_saved()
    someone.stores(TALK)


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


def test_words_typed_while_a_save_is_under_way_are_not_called_saved(typist):
    someone = typist("answer")
    goes_on_typing_while_a_save_is_under_way(someone)
    someone.stores("Half a")
    assert not someone.claims_saved()
    someone.reads_saved()
    someone.stores("Half a sentence")


@pytest.mark.parametrize("name", OF_A_CLIENT)
def test_words_typed_while_a_conflict_is_on_its_way_replace_nothing(typist, name):
    someone = typist(name)
    other = someone.other_tab()
    other.types("From the other tab")
    other.reads_saved()
    before = someone.place.stored()
    goes_on_typing_while_a_save_is_under_way(someone)
    someone.reads("on another page or device too")
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
    for status, words in [(404, "load the page again"), (413, "more than fits"), (400, "load the page again")]:
        someone.page.route(SAVES, answers(status=status, body=""), times=1)
        someone.types(f"Shy {status}")
        someone.reads(words)
        assert (someone.claims_saved(), someone.place.stored()) == (False, [])


def test_a_note_in_two_tabs_shows_both_texts(typist, clara, dana):
    Note.objects.create(client=clara, author=dana.user, text="Shy")
    someone = typist("note")
    other = someone.other_tab()
    for tab in (someone, other):
        tab.page.locator("details.desk-note summary").first.click()
    notes = [tab.page.locator("details.desk-note textarea").first for tab in (someone, other)]
    notes[0].fill("From this tab")
    someone.reads_saved()
    notes[1].fill("From the other tab")
    other.reads("changed on another page too")
    other.reads("From this tab")
    assert not other.claims_saved()
    other.presses("Keep mine")
    other.reads("The note is saved.")
    someone.stores("From the other tab")


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


def test_signing_out_leaves_no_words_on_the_device(typist):
    someone = typist("answer")
    someone.page.route(SAVES, lambda route: route.abort())
    someone.types(TALK)
    someone.reads("Your words are kept on this device")
    other = someone.page.context.new_page()
    other.goto(someone.who.site + "/accounts/logout/")
    assert other.evaluate("Object.keys(localStorage).length") == 1
    other.locator("main form button[type=submit]").click()
    other.wait_for_url(someone.who.site + "/")
    assert other.evaluate("Object.keys(localStorage).length") == 0


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
