from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.exercises.assignments import AssignError, assign, unassign
from coaching.exercises.models import Assignment
from coaching.practice.days import today
from tests import factories

from .conftest import QUESTION, hand_in, published


@pytest.mark.parametrize("count", [1, 30])
def test_assign_costs_the_same_for_one_and_many(exercise, coach, count, django_assert_num_queries):
    clients = [factories.client(coach=coach) for _ in range(count)]
    with django_assert_num_queries(ASSIGN_QUERIES):
        assign(exercise=exercise, clients=clients, by=coach.user)
    assert Assignment.objects.count() == count


ASSIGN_QUERIES = 7


def test_assign_writes_into_the_timeline(assignment, clara):
    assert [entry.text for entry in clara.timeline.all()] == ["New exercise: Prepare"]


def test_assign_again_leaves_those_who_still_have_it_to_do(exercise, assignment, clara, coach):
    new = factories.client(coach=coach)
    made = assign(exercise=exercise, clients=[clara, new], by=coach.user)
    assert [each.client for each in made] == [new]


def test_assign_to_someone_who_has_it_to_do_is_refused(exercise, assignment, clara, coach):
    with pytest.raises(AssignError, match="already have this exercise to do"):
        assign(exercise=exercise, clients=[clara], by=coach.user)


def test_assign_a_draft_is_refused(clara, coach):
    exercise = published("Draft", ("reading", "<p>Soon.</p>", "00000000-0000-0000-0000-000000000001"))
    exercise.unpublish()
    with pytest.raises(AssignError, match="Publish the exercise first"):
        assign(exercise=exercise, clients=[clara], by=coach.user)


def test_an_exercise_for_later_opens_on_its_day(exercise, clara, coach):
    now = timezone.now()
    given = assign(exercise=exercise, clients=[clara], by=coach.user, opens="on_date", on_date=day_in(clara, now, 3), now=now)[0]
    assert (given.state, given.opens_on, given.opened_at) == ("planned", day_in(clara, now, 3), None)


def test_an_exercise_after_the_last_one_waits_until_that_is_handed_in(exercise, assignment, clara, coach):
    now = timezone.now()
    given = assign(exercise=published("Next"), clients=[clara], by=coach.user, opens="after", days=2, due_days=5)[0]
    assert (given.state, given.follows, given.opens_on) == ("planned", assignment, None)
    hand_in(assignment, now=now)
    given.refresh_from_db()
    assert (given.opens_on, given.due_on) == (day_in(clara, now, 2), day_in(clara, now, 7))


def test_an_exercise_after_nothing_opens_at_once(exercise, clara, coach):
    given = assign(exercise=exercise, clients=[clara], by=coach.user, opens="after", days=2)[0]
    assert given.state == "open"


def test_what_is_planned_is_not_given_once_more(exercise, clara, coach):
    assign(exercise=exercise, clients=[clara], by=coach.user, opens="on_date", on_date=day_in(clara, timezone.now(), 3))
    with pytest.raises(AssignError, match="already have"):
        assign(exercise=exercise, clients=[clara], by=coach.user)


def test_taking_back_what_nobody_began_lets_the_next_go_on(assignment, clara, coach):
    following = assign(exercise=published("Next"), clients=[clara], by=coach.user, opens="after")[0]
    unassign(assignment=assignment)
    following.refresh_from_db()
    assert (following.state, list(clara.assignments.all())) == ("open", [following])


def test_taking_back_one_in_the_middle_leaves_the_next_waiting_for_the_first(assignment, clara, coach):
    middle, last = (assign(exercise=published(title), clients=[clara], by=coach.user, opens="after")[0] for title in "AB")
    unassign(assignment=middle)
    last.refresh_from_db()
    assert (last.state, last.follows) == ("planned", assignment)


def test_what_is_begun_is_not_taken_back(assignment):
    assignment.answers.create(prompt_id=QUESTION, value="Begun")
    with pytest.raises(AssignError, match="already started"):
        unassign(assignment=assignment)


def day_in(client, now, days):
    return today(now, client.timezone) + timedelta(days=days)
