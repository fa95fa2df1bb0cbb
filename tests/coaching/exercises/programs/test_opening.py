from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coaching.exercises.models import Assignment, Opens
from coaching.exercises.programs import changing
from coaching.exercises.programs.enrolling import enroll
from coaching.exercises.programs.opening import open_due
from coaching.people.models import TimelineEntry
from coaching.signals import tick
from tests import factories

from .factories import days, finish, hand_in, program, rows_of, states

NOW = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WEEKLY, AFTER = {"opens": Opens.WEEKLY}, {"opens": Opens.AFTER, "days": 2, "due_days": 5}


def give(client, *steps):
    return enroll(program=program(*steps), clients=[client], by=client.coach.user, now=NOW)[0]


def test_what_comes_weekly_opens_a_week_later(clara):
    enrollment = give(clara, WEEKLY, WEEKLY)
    open_due(NOW + 6 * DAY)
    assert states(enrollment) == ["open", "planned"]
    open_due(NOW + 7 * DAY)
    assert (states(enrollment), rows_of(enrollment)[1].opened_at) == (["open", "open"], NOW + 7 * DAY)


def test_a_clock_change_moves_no_day(coach):
    """New York falls back on November 1, 2026: October 31 ends at 04:00 UTC, November 7 at 05:00."""
    client = factories.client(coach=coach, timezone="America/New_York")
    made = program(WEEKLY, WEEKLY)
    enrollment = enroll(program=made, clients=[client], by=coach.user, now=datetime(2026, 11, 1, 4, 0, tzinfo=UTC))[0]
    open_due(datetime(2026, 11, 8, 4, 59, tzinfo=UTC))
    assert states(enrollment) == ["open", "planned"]
    open_due(datetime(2026, 11, 8, 5, 0, tzinfo=UTC))
    assert states(enrollment) == ["open", "open"]


def test_handing_in_gives_the_next_its_day(clara):
    enrollment = give(clara, WEEKLY, AFTER, WEEKLY)
    hand_in(rows_of(enrollment)[0], NOW + DAY)
    assert days(enrollment) == [date(2026, 11, 30), date(2026, 12, 3), date(2026, 12, 10)]
    assert rows_of(enrollment)[1].due_on == date(2026, 12, 8)


def test_handing_in_opens_the_next_at_once_when_nothing_lies_between(clara):
    enrollment = give(clara, WEEKLY, {"opens": Opens.AFTER})
    hand_in(rows_of(enrollment)[0], NOW)
    assert states(enrollment) == ["submitted", "open"]


def test_handing_in_again_moves_no_day(clara):
    enrollment = give(clara, WEEKLY, AFTER)
    hand_in(rows_of(enrollment)[0], NOW)
    before = days(enrollment)
    Assignment.objects.filter(pk=rows_of(enrollment)[0].pk).update(state="again")
    hand_in(rows_of(enrollment)[0], NOW + 9 * DAY)
    assert days(enrollment) == before


def test_running_twice_opens_once(clara):
    give(clara, WEEKLY, WEEKLY)
    for _run in range(2):
        tick.send(sender=None, now=NOW + 7 * DAY)
    assert TimelineEntry.objects.filter(kind="exercises.assigned").count() == 1


@pytest.mark.parametrize("stage", ["alumni", "paused", "gone"])
def test_nothing_opens_for_whoever_is_no_client_now(clara, stage):
    enrollment = give(clara, WEEKLY, WEEKLY)
    type(clara).objects.update(stage=stage)
    open_due(NOW + 7 * DAY)
    assert states(enrollment) == ["open", "planned"]


def test_nothing_opens_in_a_pause(clara):
    enrollment = give(clara, WEEKLY, WEEKLY)
    changing.pause(enrollment=enrollment, now=NOW)
    open_due(NOW + 7 * DAY)
    assert states(enrollment) == ["open", "planned"]


def test_a_good_answer_to_the_last_one_completes_the_program(clara):
    enrollment = give(clara, WEEKLY, WEEKLY)
    open_due(NOW + 7 * DAY)
    finish(rows_of(enrollment)[0], NOW)
    enrollment.refresh_from_db()
    assert enrollment.completed_at is None
    finish(rows_of(enrollment)[1], NOW + 8 * DAY)
    enrollment.refresh_from_db()
    assert (enrollment.completed_at, clara.timeline.first().text) == (NOW + 8 * DAY, "Finished the program: Six weeks")


@pytest.mark.parametrize("count", [3, 60])
def test_opening_costs_the_same_for_few_and_many(coach, count):
    made = program(WEEKLY, WEEKLY)
    clients = [factories.client(coach=coach, with_account=False) for _each in range(count)]
    enroll(program=made, clients=clients, by=coach.user, now=NOW)
    with CaptureQueriesContext(connection) as asked:
        open_due(NOW + 7 * DAY)
    assert Assignment.objects.filter(state="open").count() == count * 2
    assert len([each for each in asked if "SAVEPOINT" not in each["sql"]]) == 4
