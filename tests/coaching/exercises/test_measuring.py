"""The same question over time: one line a measure, for client and coach."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.measuring import feeding, lines_of
from coaching.exercises.models import Assignment, Measure

from .conftest import SCALE, published

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def confidence(db):
    return Measure.objects.create(name="Confidence", about="How sure you feel")


@pytest.fixture
def asking(confidence):
    value = {"question": "How sure?", "low": "not", "high": "very", "steps": 5, "measure": confidence.pk}
    return published("Weekly", ("scale", value, SCALE))


def answer(exercise, client, coach, step, week):
    """The exercise given, answered and handed in, done."""
    made = assign(exercise=exercise, clients=[client], by=coach.user)[0]
    save_answer(assignment=made, prompt_id=SCALE, raw=[step], known_revision=0)
    submit(assignment=made, now=NOW + timedelta(weeks=week))
    Assignment.objects.filter(pk=made.pk).update(state=Assignment.State.DONE)
    return made


def steps(client):
    return {line.measure.name: [point.step for point in line.points] for line in lines_of([client])[client.pk]}


def test_lines_of_puts_answers_in_order(asking, clara, coach):
    answer(asking, clara, coach, "4", week=1)
    answer(asking, clara, coach, "2", week=0)
    assert steps(clara) == {"Confidence": [2, 4]}


def test_lines_of_counts_what_was_handed_in_again_once(asking, clara, coach):
    made = answer(asking, clara, coach, "2", week=0)
    Assignment.objects.filter(pk=made.pk).update(state=Assignment.State.AGAIN)
    save_answer(assignment=made, prompt_id=SCALE, raw=["5"], known_revision=1)
    submit(assignment=made, now=NOW)
    assert steps(clara) == {"Confidence": [5]}


def test_lines_of_never_shows_a_draft_or_someone_elses(asking, clara, mallory, coach):
    answer(asking, mallory, coach, "5", week=0)
    made = assign(exercise=asking, clients=[clara], by=coach.user)[0]
    save_answer(assignment=made, prompt_id=SCALE, raw=["3"], known_revision=0)
    assert steps(clara) == {}


def test_lines_of_leaves_out_a_scale_without_an_answer(asking, clara, coach):
    answer(asking, clara, coach, "", week=0)
    assert steps(clara) == {}


def test_a_line_stands_between_the_ends(asking, clara, coach):
    for week, step in enumerate(["1", "5"]):
        answer(asking, clara, coach, step, week=week)
    assert lines_of([clara])[clara.pk][0].places == [(8.0, 88.0), (312.0, 8.0)]


@pytest.mark.parametrize("count", [1, 3])
def test_lines_of_costs_the_same_for_one_and_three(asking, clara, coach, count, django_assert_num_queries):
    for week in range(count):
        answer(asking, clara, coach, "3", week=week)
    with django_assert_num_queries(2):
        lines_of([clara])


def test_client_and_coach_see_the_same_line_and_a_table_of_it(signed_in, asking, clara, coach):
    answer(asking, clara, coach, "4", week=0)
    home = signed_in(clara).get(reverse("client_area:progress")).content.decode()
    desk = signed_in(coach).get(reverse("desk:client", args=[clara.pk])).content.decode()
    for page in (home, desk):
        assert "Confidence" in page
        assert "<td>March 2, 2026</td><td>4 of 5</td>" in page


def test_a_measure_that_is_fed_cannot_be_deleted(signed_in, coach, asking, confidence):
    address = reverse("wagtailsnippets_coaching_measure:delete", args=[confidence.pk])
    assert (
        "stays because of 1 published exercise that draws its line."
        in signed_in(coach).post(address, follow=True).content.decode()
    )
    assert len(feeding(confidence)) == 1
    assert Measure.objects.exists()


def test_a_measure_that_nothing_feeds_can_be_deleted(signed_in, coach, confidence):
    signed_in(coach).post(reverse("wagtailsnippets_coaching_measure:delete", args=[confidence.pk]))
    assert not Measure.objects.exists()
