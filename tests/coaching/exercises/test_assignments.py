import pytest

from coaching.exercises.assignments import AssignError, assign
from coaching.exercises.models import Assignment
from tests import factories

from .conftest import published


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
    with pytest.raises(AssignError, match="have this exercise to do already"):
        assign(exercise=exercise, clients=[clara], by=coach.user)


def test_assign_a_draft_is_refused(clara, coach):
    exercise = published("Draft", ("reading", "<p>Soon.</p>", "00000000-0000-0000-0000-000000000001"))
    exercise.unpublish()
    with pytest.raises(AssignError, match="Publish the exercise first"):
        assign(exercise=exercise, clients=[clara], by=coach.user)
