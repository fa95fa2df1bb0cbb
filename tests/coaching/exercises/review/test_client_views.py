from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.exercises.answers import save_answer, submit
from coaching.exercises.models import Reply, Review
from coaching.exercises.review import replying
from coaching.exercises.review.reviewing import review
from coaching.exercises.telling_news import tell_of_news
from tests.coaching.exercises.conftest import QUESTION, WORDS, hand_in


@pytest.fixture
def submission(assignment):
    return hand_in(assignment)


def go(name, assignment, *more):
    return reverse(f"exercises:{name}", args=[assignment.pk, *more])


def text_of(response):
    return " ".join(response.content.decode().split())


def answer(submission, coach, outcome="again"):
    return review(submission=submission, by=coach.user, outcome=outcome, comment="Overall", comments={QUESTION: "Here"})


@pytest.mark.parametrize("outcome", ["good", "again"])
def test_the_coachs_words_stand_beside_the_answer_and_on_top(signed_in, clara, coach, assignment, submission, outcome):
    answer(submission, coach, outcome)
    page = text_of(signed_in(clara).get(go("do", assignment)))
    assert ("Overall" in page, "<p>Here</p>" in page) == (True, True)


def test_looking_is_noted_once(signed_in, clara, coach, assignment, submission):
    answer(submission, coach)
    browser = signed_in(clara)
    browser.get(go("do", assignment))
    first = Review.objects.get().read_at
    browser.get(go("do", assignment))
    assert (first is not None, Review.objects.get().read_at) == (True, first)


def test_every_version_can_be_seen_and_compared(signed_in, clara, coach, assignment, submission):
    answer(submission, coach)
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=["Her book on night shifts"], known_revision=1)
    submit(assignment=assignment)
    browser = signed_in(clara)
    first, second = (text_of(browser.get(go("version", assignment, number))) for number in (1, 2))
    assert (WORDS in first, "Here" in first, "What you changed here" in first) == (True, True, False)
    assert ('<span class="visually-hidden w-sr-only">added: </span>book' in second, "See version 1" in second) == (True, True)


@pytest.mark.parametrize("number", [0, 2, 10**9])
def test_a_version_that_is_not_there_is_not_found(signed_in, clara, assignment, submission, number):
    assert signed_in(clara).get(go("version", assignment, number)).status_code == 404


def test_what_is_handed_in_can_be_improved_and_handed_in_again(signed_in, clara, coach, assignment, submission):
    answer(submission, coach, "good")
    page = text_of(signed_in(clara).post(go("improve", assignment), follow=True))
    assert (WORDS in page, "Leave it as I handed it in" in page) == (True, True)
    assert hand_in(assignment).number == 2


@pytest.mark.parametrize(("outcome", "state"), [(None, "submitted"), ("good", "done")])
def test_improving_can_be_left(signed_in, clara, coach, assignment, submission, outcome, state):
    if outcome:
        answer(submission, coach, outcome)
    browser = signed_in(clara)
    browser.post(go("improve", assignment))
    browser.post(go("put_back", assignment))
    assignment.refresh_from_db()
    assert assignment.state == state


@pytest.mark.parametrize("name", ["improve", "put_back"])
def test_what_is_open_cannot_be_taken_up_or_put_back(signed_in, clara, assignment, name):
    response = signed_in(clara).post(go(name, assignment), follow=True)
    assignment.refresh_from_db()
    assert (response.status_code, assignment.state) == (200, "open")


def test_a_word_to_the_coach_is_in_the_thread(signed_in, clara, assignment):
    page = text_of(signed_in(clara).post(go("reply", assignment), {"text": "Which talk?"}, follow=True))
    assert ("<p>Which talk?</p>" in page, Reply.objects.get().by_coach) == (True, False)


@pytest.mark.parametrize(("text", "said"), [("  ", "Write something first."), ("x" * 5001, "Please shorten it")])
def test_a_word_that_cannot_be_sent_comes_back(signed_in, clara, assignment, text, said):
    response = signed_in(clara).post(go("reply", assignment), {"text": text})
    assert (response.status_code, said in text_of(response), text in response.content.decode()) == (422, True, True)
    assert Reply.objects.count() == 0


def test_the_coachs_word_is_told_once(clara, coach, assignment, mailoutbox):
    replying.write(assignment=assignment, author=coach.user, by_coach=True, text="About her team")
    for minutes in (10, 20):
        tell_of_news(timezone.now() + timedelta(minutes=minutes))
    assert [(mail.to, "her team" in mail.body) for mail in mailoutbox] == [([clara.email], False)]


@pytest.mark.parametrize("name", ["improve", "put_back", "reply"])
def test_someone_elses_exercise_is_not_found(signed_in, mallory, assignment, submission, name):
    browser = signed_in(mallory)
    assert browser.post(go(name, assignment), {"text": "Hello"}).status_code == 404
    assert browser.get(go("version", assignment, 1)).status_code == 404


def test_what_opens_later_says_when(signed_in, clara, assignment):
    type(assignment).objects.update(state="planned", opens_on="2026-11-30")
    assert "It opens on Monday, November 30." in text_of(signed_in(clara).get(go("do", assignment)))
