from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coaching.exercises.models import Assignment, Enrollment, Exercise, Opens, Program, ProgramStep
from coaching.exercises.programs.enrolling import EnrollError, enroll
from coaching.exercises.programs.opening import open_due
from tests import factories

from .factories import days, program, rows_of, states

NOW = datetime(2026, 11, 30, 10, 30, tzinfo=UTC)  # still Sunday's evening nowhere but far west; Monday night in Auckland
WEEKLY = {"opens": Opens.WEEKLY}


def give(made, *clients, **more):
    return enroll(program=made, clients=clients, by=clients[0].coach.user, now=NOW, **more)


def last_of(made):
    return Exercise.objects.get(steps=ProgramStep.objects.filter(program=made).last())


def test_the_first_exercise_is_open_and_the_next_wait_for_their_week(clara):
    enrollment = give(program(WEEKLY, WEEKLY), clara)[0]
    assert (states(enrollment), days(enrollment)) == (["open", "planned"], [date(2026, 11, 30), date(2026, 12, 7)])


def test_a_program_that_starts_later_has_nothing_open_yet(clara):
    enrollment = give(program(WEEKLY, WEEKLY), clara, starts_on=date(2026, 12, 2))[0]
    assert (states(enrollment), days(enrollment)) == (["planned", "planned"], [date(2026, 12, 2), date(2026, 12, 9)])


def test_each_client_begins_on_their_own_day(coach):
    west = factories.client(coach=coach, timezone="Pacific/Honolulu")
    east = factories.client(coach=coach, timezone="Pacific/Auckland")
    made = give(program(WEEKLY), west, east, starts_on=date(2026, 12, 1))
    open_due(NOW.replace(day=30, hour=12))  # midnight of December 1 in Auckland was at 11:00
    assert [states(each) for each in made] == [["planned"], ["open"]]
    open_due(datetime(2026, 12, 1, 9, 59, tzinfo=UTC))
    assert states(made[0]) == ["planned"]
    open_due(datetime(2026, 12, 1, 10, 0, tzinfo=UTC))
    assert states(made[0]) == ["open"]


def test_what_was_given_keeps_the_version_of_that_moment(clara):
    made = program(WEEKLY, WEEKLY)
    enrollment = give(made, clara)[0]
    exercise = last_of(made)
    exercise.title = "Changed"
    exercise.save_revision().publish()
    assert [row.version.title for row in rows_of(enrollment)] == ["Prepare", "Prepare"]


def test_an_editor_who_changes_the_program_moves_nobody(clara):
    made = program(WEEKLY, {"opens": Opens.AFTER, "days": 3})
    enrollment = give(made, clara)[0]
    ProgramStep.objects.filter(program=made).delete()
    assert [(row.opens, row.days) for row in rows_of(enrollment)] == [("weekly", 0), ("after", 3)]


def test_whoever_is_in_it_already_is_left_out(clara, coach):
    made, other = program(), factories.client(coach=coach)
    give(made, clara)
    assert [each.client for each in give(made, clara, other)] == [other]


def test_everyone_in_it_already_is_said(clara):
    made = program()
    give(made, clara)
    with pytest.raises(EnrollError, match="already in this program"):
        give(made, clara)


def test_a_program_that_is_over_can_be_given_again(clara):
    made = program()
    Enrollment.objects.filter(pk=give(made, clara)[0].pk).update(stopped_at=NOW)
    assert len(give(made, clara)) == 1


def test_a_program_without_exercises_is_said(clara):
    with pytest.raises(EnrollError, match="no exercise yet"):
        give(Program.objects.create(title="Empty"), clara)


def test_an_unpublished_exercise_is_named_and_nothing_is_given(clara):
    made = program(WEEKLY, WEEKLY)
    last_of(made).unpublish()
    with pytest.raises(EnrollError, match="“Prepare” is not published"):
        give(made, clara)
    assert Assignment.objects.count() == 0


def test_the_client_reads_of_it_in_the_timeline(clara):
    give(program(), clara)
    assert clara.timeline.first().text == "New program: Six weeks"


@pytest.mark.parametrize("count", [3, 300])
def test_giving_it_to_many_takes_the_same_steps_as_to_one(coach, count):
    made = program(WEEKLY, WEEKLY, WEEKLY)
    few = [factories.client(coach=coach, with_account=False) for _each in range(count)]
    with CaptureQueriesContext(connection) as asked:
        give(made, *few)
    assert Assignment.objects.count() == count * 3
    assert operations(asked) == [
        "SELECT programstep",
        "SELECT exerciseversion",
        "SELECT enrollment",
        "INSERT enrollment",
        "INSERT assignment",
        "INSERT timelineentry",
    ]


def operations(asked):
    """Verb and table of what was asked, each bulk operation once: SQLite takes its rows in portions of 999 values."""
    found = []
    for query in asked.captured_queries:
        words = query["sql"].replace('"', "").split()
        table = next((word.removeprefix("coaching_") for word in words if word.startswith("coaching_") and "." not in word), "")
        if table and f"{words[0]} {table}" not in found[-1:]:
            found.append(f"{words[0]} {table}")
    return found
