"""Practice: one exercise next, and every exercise once."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.exercises.answers import save_answer
from coaching.exercises.assignments import assign
from coaching.exercises.models import Assignment, ExerciseVersion, Opens
from coaching.exercises.own_list import AT_A_GLANCE
from coaching.exercises.programs.changing import pause
from coaching.exercises.programs.enrolling import enroll
from coaching.exercises.review.reviewing import review
from coaching.people import breaks
from coaching.practice.days import today

from .conftest import QUESTION, WORDS, hand_in, published
from .programs.factories import program

State = Assignment.State
AT_ONCE, WEEKLY = {"opens": Opens.AT_ONCE}, {"opens": Opens.WEEKLY}


@pytest.fixture
def given(clara, coach):
    """`given("Title", due=3)`: an exercise of Clara's, due in three days."""

    def give(title, *, due=None, **fields):
        row = assign(
            exercise=published(title, ("long_answer", {"question": "?", "required": True}, QUESTION)),
            clients=[clara],
            by=coach.user,
        )[0]
        due_on = due and today(timezone.now(), clara.timezone) + timedelta(days=due)
        Assignment.objects.filter(pk=row.pk).update(due_on=due_on, **fields)
        row.refresh_from_db()
        return row

    return give


@pytest.fixture
def practice(signed_in, clara):
    return lambda: signed_in(clara).get(reverse("exercises:list"))


def next_of(page):
    """(title, what its button says) of the one thing next."""
    card = re.search(r'practice-next.*?<h2[^>]*>(.*?)</h2>.*?button-primary"[^>]*>([^<]*)', page.content.decode(), re.DOTALL)
    return card and (card[1], card[2])


def under_way(page):
    return [each.version.title for each in page.context["under_way"]]


def test_what_is_due_first_is_next_with_what_it_is_for_and_how_long_it_takes(practice, given):
    given("Later", due=9)
    first = given("Sooner", due=2)
    ExerciseVersion.objects.filter(pk=first.version_id).update(summary="A face and a number.", minutes=25)
    page = practice()
    assert (next_of(page), under_way(page)) == (("Sooner", "Start"), ["Later"])
    assert [words in page.content.decode() for words in ("A face and a number.", "about 25 minutes")] == [True, True]


def test_what_was_begun_goes_on(practice, given):
    save_answer(assignment=given("Begun"), prompt_id=QUESTION, raw=[WORDS], known_revision=0)
    assert next_of(practice()) == ("Begun", "Go on")


def test_what_was_given_back_goes_on_once_it_was_read(practice, given, coach, signed_in, clara):
    row = given("Given back")
    review(submission=hand_in(row), outcome="again", comment="Which ward?", by=coach.user)
    assert next_of(practice()) == ("Given back", "Read what your coach answered")
    signed_in(clara).get(reverse("exercises:do", args=[row.pk]))
    assert next_of(practice()) == ("Given back", "Go on")


def test_what_the_coach_answered_last_comes_before_all_that_is_to_do(practice, given, coach):
    given("Due", due=1)
    for title in ("First", "Second"):
        review(submission=hand_in(given(title)), outcome="good", comment="Good.", by=coach.user)
    page = practice()
    assert (next_of(page), under_way(page)) == (("Second", "Read what your coach answered"), ["Due"])
    assert [each.assignment.version.title for each in page.context["news"]] == ["First"]


def test_a_program_that_the_coach_paused_is_not_next(practice, clara, coach):
    row = enroll(program=program(AT_ONCE), clients=[clara], by=coach.user)[0]
    pause(enrollment=row)
    page = practice()
    assert (next_of(page), len(under_way(page))) == (None, 1)


def test_in_a_quiet_week_nothing_is_next_and_all_is_there(practice, given, clara, coach):
    given("Due", due=1)
    review(submission=hand_in(given("Answered")), outcome="good", comment="Good.", by=coach.user)
    breaks.quiet_week(client=clara)
    page = practice()
    assert (next_of(page), [f">{title}<" in page.content.decode() for title in ("Due", "Answered")]) == (None, [True, True])


def test_with_nothing_yet_it_says_what_comes(practice):
    page = practice()
    assert (next_of(page), "Nothing to do right now." in page.content.decode()) == (None, True)


@pytest.mark.parametrize("state", [each for each in State if each != State.SKIPPED])
def test_each_exercise_stands_there_once(practice, given, state):
    given("The only one", state=state)
    assert len(re.findall(r">The only one<", practice().content.decode())) == 1


def test_what_opens_later_is_folded_a_line_each(practice, clara, coach):
    enroll(program=program(AT_ONCE, WEEKLY, WEEKLY), clients=[clara], by=coach.user)
    page = practice().content.decode()
    folded = re.search(r'<details class="more">.*?</details>', page, re.DOTALL)[0]
    assert ("2 more to come" in folded, folded.count("<li>"), "opens" in page.replace(folded, "")) == (True, 2, False)


def test_of_a_program_not_begun_no_zero_is_said_and_no_bar_drawn(practice, clara, coach):
    enroll(program=program(AT_ONCE, WEEKLY), clients=[clara], by=coach.user)
    page = practice().content.decode()
    assert ("2 exercises" in page, "0 of" in page, "<progress" in page) == (True, False, False)


def test_many_are_folded_after_the_first_few(practice, given):
    row = given("One of many")
    Assignment.objects.bulk_create([Assignment(client=row.client, version=row.version) for _ in range(300)])
    page = practice()
    assert (len(page.context["under_way"]), len(page.context["more_under_way"])) == (AT_A_GLANCE, 300 - AT_A_GLANCE)


def test_what_the_coach_left_out_is_not_there(practice, clara, coach):
    row = enroll(program=program(AT_ONCE, WEEKLY), clients=[clara], by=coach.user)[0]
    row.assignments.filter(position=2).update(state=State.SKIPPED)
    page = practice().content.decode()
    assert ("1 exercise" in page, "to come" in page) == (True, False)
