"""A coach goes through what was handed in by keyboard alone; the client reads it on a phone and answers."""

import pytest
from django.utils import timezone

from coaching.exercises.assignments import assign
from coaching.exercises.models import Assignment, Review, ReviewDraft
from coaching.people.models import Client, Coach
from tests import factories
from tests.coaching.exercises.conftest import QUESTION, hand_in, published
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser


@pytest.fixture
def handed_in(site):
    """Two clients of the demo's coach have handed in the same exercise."""
    coach = Coach.objects.get()
    Assignment.objects.filter(state=Assignment.State.SUBMITTED).delete()  # what else waits in the demo
    exercise = published("Look before you write", ("long_answer", {"question": "What do you know?", "required": True}, QUESTION))
    clients = [Client.objects.get(email="clara@example.org"), factories.client(coach=coach, name="Tomas Rey")]
    Client.objects.update(welcomed_at=timezone.now())
    return [hand_in(row) for row in assign(exercise=exercise, clients=clients, by=coach.user)]


@pytest.fixture
def dana(person, handed_in):
    who = person()
    come_in(who, Coach.objects.get().user)
    return who


def words_in(who, label="Comment"):
    return who.page.get_by_label(label).first.input_value()


def arrives_at(who, text):
    """Waits for a page that a key led to, and until its own keys work: their box is hidden until the script is there."""
    who.reads(text)
    who.page.get_by_label("Keys: J for the next one").wait_for()


def test_the_queue_is_gone_through_by_keyboard_alone(dana, handed_in):
    dana.go("/admin/review/")
    keys = dana.page.keyboard
    keys.press("j")
    arrives_at(dana, "version 1")
    keys.press("c")
    keys.type("A good fact, jack.")
    dana.reads("Saved")
    dana.look()
    dana.page.reload()
    assert words_in(dana) == "A good fact, jack."
    keys.press("j")
    arrives_at(dana, "Tomas Rey, handed in")
    keys.press("k")
    dana.reads("Clara Lind, handed in")
    dana.page.get_by_role("button", name="Good", exact=True).focus()
    keys.press("Enter")
    dana.reads("Tomas Rey, handed in")
    assert Review.objects.get(submission=handed_in[0]).comments == {QUESTION: "A good fact, jack."}
    dana.go("/admin/review/")
    dana.press("Undo")
    dana.reads("your client hadn't opened it")
    assert not Review.objects.filter(submission=handed_in[0]).exists()


def test_keys_can_be_switched_off(dana, handed_in):
    dana.go(f"/admin/review/{handed_in[0].pk}/")
    dana.page.get_by_label("Keys: J for the next one").uncheck()
    dana.page.reload()
    dana.page.keyboard.press("j")
    assert dana.page.url.endswith(f"/admin/review/{handed_in[0].pk}/")


def test_two_pages_with_other_words_show_both(dana, handed_in):
    dana.go(f"/admin/review/{handed_in[0].pk}/")
    other = dana.page.context.new_page()
    other.goto(dana.page.url)
    other.get_by_label("Comment").first.fill("From the other page")
    other.get_by_text("Saved").first.wait_for()
    dana.fill("Comment", "From this page")
    dana.reads("changed on another page or device")
    dana.reads("From the other page")
    dana.press("Keep the version above")
    dana.reads("Saved. Your client reads it once you send it.")
    assert ReviewDraft.objects.get().comments == {QUESTION: "From this page"}


def test_the_client_reads_it_answers_and_hands_in_again(person, dana, handed_in):
    dana.go(f"/admin/review/{handed_in[0].pk}/")
    dana.fill("Comment", "Which talk was it?")
    dana.press("Try again")
    clara = person(phone=True)
    come_in(clara, handed_in[0].assignment.client.user)
    clara.go(f"/me/exercises/{handed_in[0].assignment_id}/")
    clara.reads("Your coach says: try again")
    clara.reads("Which talk was it?")
    clara.page.get_by_text("Write to your coach").click()
    clara.fill("Your words", "The one in May.")
    clara.press("Send")
    clara.reads("Your coach sees it with your exercise")
    clara.fill("What do you know?", "Her talk in May on night shifts")
    clara.reads("Saved")
    clara.press("Hand in")
    clara.reads("Handed in.")
    clara.press("You handed in version 2", "link")
    clara.page.get_by_text("What you changed here").click()
    clara.look()
    dana.go("/admin/review/")
    dana.reads("Wrote to you about an exercise")
    dana.press("Clara Lind: Look before you write", "link")
    dana.reads("The one in May.")
    assert "in May" in dana.page.locator("ins").first.inner_text()
    dana.look()
