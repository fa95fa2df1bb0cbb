from datetime import UTC, date, datetime, timedelta

import pytest

from coaching.exercises.models import Opens
from coaching.exercises.programs import changing
from coaching.exercises.programs.changing import ChangeError
from coaching.exercises.programs.enrolling import enroll
from coaching.exercises.programs.opening import open_due

from .factories import days, finish, hand_in, program, rows_of, states

NOW = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WEEKLY, AFTER = {"opens": Opens.WEEKLY, "due_days": 5}, {"opens": Opens.AFTER, "days": 2}


@pytest.fixture
def enrollment(clara):
    """Clara in a program: one exercise open, one a week later, one two days after that is handed in."""
    return enroll(program=program(WEEKLY, WEEKLY, AFTER), clients=[clara], by=clara.coach.user, now=NOW)[0]


def test_shifting_moves_what_is_ahead(enrollment):
    hand_in(rows_of(enrollment)[0], NOW)
    changing.shift(enrollment=enrollment, days=3, now=NOW)
    assert days(enrollment) == [date(2026, 11, 30), date(2026, 12, 10), None]
    assert [row.due_on for row in rows_of(enrollment)] == [date(2026, 12, 5), date(2026, 12, 15), None]


def test_shifting_to_today_opens_at_once(enrollment):
    changing.shift(enrollment=enrollment, days=-30, now=NOW)
    assert states(enrollment) == ["open", "open", "planned"]


def test_shifting_when_all_is_handed_in_is_said(clara):
    only = enroll(program=program(WEEKLY), clients=[clara], by=clara.coach.user, now=NOW)[0]
    hand_in(rows_of(only)[0], NOW)
    with pytest.raises(ChangeError, match="nothing to move"):
        changing.shift(enrollment=only, days=3, now=NOW)


def test_going_on_after_a_pause_moves_every_day_by_its_length(enrollment):
    changing.pause(enrollment=enrollment, now=NOW + DAY)
    changing.resume(enrollment=enrollment, now=NOW + 11 * DAY)
    assert days(enrollment)[1] == date(2026, 12, 17)
    enrollment.refresh_from_db()
    assert enrollment.paused_on is None


def test_what_is_handed_in_during_a_pause_counts_from_its_end(clara):
    found = enroll(program=program(WEEKLY, AFTER), clients=[clara], by=clara.coach.user, now=NOW)[0]
    changing.pause(enrollment=found, now=NOW)
    hand_in(rows_of(found)[0], NOW + DAY)
    assert days(found)[1] is None
    changing.resume(enrollment=found, now=NOW + 10 * DAY)
    assert days(found)[1] == date(2026, 12, 12)


def test_pausing_twice_is_said(enrollment):
    changing.pause(enrollment=enrollment, now=NOW)
    with pytest.raises(ChangeError, match="already paused"):
        changing.pause(enrollment=enrollment, now=NOW)


def test_going_on_without_a_pause_is_said(enrollment):
    with pytest.raises(ChangeError, match="is not paused"):
        changing.resume(enrollment=enrollment, now=NOW)


def test_leaving_one_out_lets_the_next_go_on(enrollment):
    first, second, _third = rows_of(enrollment)
    hand_in(first, NOW)
    changing.skip(assignment=second, now=NOW)
    assert (states(enrollment), days(enrollment)[2]) == (["submitted", "skipped", "planned"], date(2026, 12, 2))


def test_leaving_out_the_last_one_completes_the_program(enrollment):
    first, second, third = rows_of(enrollment)
    changing.skip(assignment=third, now=NOW)
    open_due(NOW + 7 * DAY)
    for row in (first, second):
        finish(row, NOW + 8 * DAY)
    enrollment.refresh_from_db()
    assert enrollment.completed_at == NOW + 8 * DAY


def test_what_was_handed_in_is_never_left_out(enrollment):
    hand_in(rows_of(enrollment)[0], NOW)
    with pytest.raises(ChangeError, match="already handed in"):
        changing.skip(assignment=rows_of(enrollment)[0], now=NOW)


def test_leaving_out_can_be_undone(enrollment):
    for row in rows_of(enrollment)[:2]:
        changing.skip(assignment=row, now=NOW)
        changing.take_in_again(assignment=row, now=NOW)
    assert states(enrollment) == ["open", "planned", "planned"]


def test_what_is_taken_in_again_after_its_day_is_not_late_at_once(enrollment):
    first = rows_of(enrollment)[0]
    changing.skip(assignment=first, now=NOW)
    changing.take_in_again(assignment=first, now=NOW + 5 * DAY)
    assert rows_of(enrollment)[0].due_on == date(2026, 12, 5)
    changing.skip(assignment=first, now=NOW + 5 * DAY)
    changing.take_in_again(assignment=first, now=NOW + 6 * DAY)
    assert rows_of(enrollment)[0].due_on == date(2026, 12, 13)


def test_a_pause_moves_the_day_of_what_is_to_be_tried_again(enrollment):
    first = rows_of(enrollment)[0]
    first.__class__.objects.filter(pk=first.pk).update(state="again")
    changing.pause(enrollment=enrollment, now=NOW)
    changing.resume(enrollment=enrollment, now=NOW + 10 * DAY)
    assert rows_of(enrollment)[0].due_on == date(2026, 12, 15)


def test_undoing_what_was_not_left_out_is_said(enrollment):
    with pytest.raises(ChangeError, match="was not left out"):
        changing.take_in_again(assignment=rows_of(enrollment)[0], now=NOW)


def test_ending_early_leaves_what_is_begun_to_be_finished(enrollment):
    first = rows_of(enrollment)[0]
    first.answers.create(prompt_id=first.version.prompts[0].id, value="Begun")
    changing.stop(enrollment=enrollment, now=NOW)
    assert states(enrollment) == ["open", "skipped", "skipped"]


@pytest.mark.parametrize("verb", [changing.pause, changing.resume, changing.stop])
def test_a_program_that_is_over_stays_as_it_is(enrollment, verb):
    changing.stop(enrollment=enrollment, now=NOW)
    with pytest.raises(ChangeError, match="is over"):
        verb(enrollment=enrollment, now=NOW)
