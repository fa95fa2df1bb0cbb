"""A client's words in a real browser: signed out, in two tabs, on a small phone."""

import pytest
from django.contrib.sessions.models import Session

from coaching.exercises.assignments import assign
from coaching.exercises.models import Answer
from tests import factories
from tests.coaching.exercises.conftest import LIST, QUESTION, SCALE, published
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser

LABEL = "What do you know about them?"


@pytest.fixture
def assignment(site):
    coach = factories.coach(name="Nora Falk")
    exercise = published(
        "Prepare before you write",
        ("reading", "<p>Know who they are.</p>", "00000000-0000-0000-0000-000000000009"),
        ("short_answer", {"question": "Who is it?", "help": "A first name will do.", "required": True}, LIST),
        ("long_answer", {"question": LABEL, "required": True}, QUESTION),
        ("scale", {"question": "How sure are you?", "low": "not at all", "high": "very much so", "steps": 10}, SCALE),
    )
    return assign(exercise=exercise, clients=[factories.client(coach=coach, name="Mia Holt")], by=coach.user)[0]


@pytest.fixture
def clara(person, assignment):
    """Clara, signed in on a phone, before her exercise, all of it on one page."""
    who = person(phone=True)
    who.page.set_viewport_size({"width": 360, "height": 740})
    come_in(who, assignment.client.user)
    who.go(f"/me/exercises/{assignment.pk}/")
    who.press("All on one page")
    return who


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('answer:'))")


# Whether a tap on the middle of an element meets it.
ON_TOP = """element => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


def written():
    return Answer.objects.get(prompt_id=QUESTION).value


def test_words_typed_after_the_session_ended_survive_signing_in_again(clara, assignment):
    Session.objects.all().delete()
    clara.fill(LABEL, "Her talk on night shifts")
    clara.reads("You were signed out.")
    clara.look()
    come_in(clara, assignment.client.user)
    with clara.page.context.expect_page() as tab:
        clara.press("Sign in and continue", "link")
    tab.value.get_by_text("Saved", exact=True).first.wait_for()
    clara.page.bring_to_front()
    clara.page.evaluate("dispatchEvent(new Event('focus'))")
    clara.page.get_by_text("Saved", exact=True).first.wait_for()
    assert clara.page.get_by_label(LABEL).input_value() == "Her talk on night shifts"
    assert written() == "Her talk on night shifts"
    assert kept(clara.page) == []


def test_two_tabs_show_both_texts_and_the_client_chooses(clara):
    other = clara.page.context.new_page()
    other.goto(clara.page.url)
    other.get_by_label(LABEL).fill("From the other tab")
    other.get_by_text("Saved").first.wait_for()
    clara.fill(LABEL, "From this tab")
    clara.reads("changed on another page or device")
    clara.reads("From the other tab")
    clara.look()
    # Looking again is no choice: both are still there.
    clara.page.reload()
    clara.reads("changed on another page or device")
    assert (clara.page.get_by_label(LABEL).input_value(), written()) == ("From this tab", "From the other tab")
    clara.press("Use the version saved elsewhere")
    assert clara.page.get_by_label(LABEL).input_value() == "From the other tab"
    assert kept(clara.page) == []


def test_keeping_the_text_of_this_tab_replaces_the_other(clara, assignment):
    Answer.objects.create(assignment=assignment, prompt_id=QUESTION, value="Old")
    clara.fill(LABEL, "New")
    clara.press("Keep the version above")
    clara.reads("You can go on whenever you like")
    assert written() == "New"


def test_the_choice_comes_into_view_on_a_phone(clara, assignment):
    clara.page.set_viewport_size({"width": 390, "height": 700})
    Answer.objects.create(assignment=assignment, prompt_id=QUESTION, value="Old")
    clara.page.get_by_label(LABEL).evaluate("field => scrollBy(0, field.getBoundingClientRect().bottom - innerHeight)")
    clara.page.get_by_label(LABEL).evaluate("field => field.focus({ preventScroll: true })")
    clara.page.keyboard.type("New")
    clara.reads("changed on another page or device")
    for name in ("Keep the version above", "Use the version saved elsewhere"):
        assert clara.page.get_by_role("button", name=name).evaluate(ON_TOP)


def test_enter_saves_and_never_hands_in(clara, assignment):
    clara.fill("Who is it?", "Rosa")
    clara.page.get_by_label("Who is it?").press("Enter")
    clara.reads("You can go on whenever you like")
    assignment.refresh_from_db()
    assert assignment.is_open


def test_a_small_phone_scrolls_one_way_only(clara):
    assert clara.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
