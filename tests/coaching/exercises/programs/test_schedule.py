from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coaching.exercises.models import Assignment, Opens, ProgramStep
from coaching.exercises.programs import schedule

MONDAY = date(2026, 11, 30)
State = Assignment.State


def step(opens, **fields):
    return ProgramStep(opens=opens, **fields)


def row(state=State.PLANNED, **fields):
    return Assignment(state=state, **fields)


def day(number):
    return MONDAY + timedelta(days=number)


def test_weekly_steps_open_a_week_apart():
    steps = [step(Opens.WEEKLY), step(Opens.WEEKLY), step(Opens.WEEKLY)]
    assert schedule.first_days(steps, MONDAY) == [day(0), day(7), day(14)]


def test_a_step_on_a_day_opens_then_and_never_before_the_program():
    steps = [step(Opens.ON_DATE, on_date=day(3)), step(Opens.ON_DATE, on_date=day(-3))]
    assert schedule.first_days(steps, MONDAY) == [day(3), day(0)]


def test_what_hangs_on_another_has_no_day_yet_nor_what_comes_weekly_after_it():
    steps = [step(Opens.AT_ONCE), step(Opens.AFTER, days=2), step(Opens.WEEKLY), step(Opens.AT_ONCE)]
    assert schedule.first_days(steps, MONDAY) == [day(0), None, None, day(0)]


def test_handing_in_gives_a_day_to_what_follows_and_to_the_weekly_ones_after_it():
    rows = [row(State.SUBMITTED, opens_on=day(0)), row(opens=Opens.AFTER, days=2, due_days=5), row(opens=Opens.WEEKLY)]
    assert schedule.settle(rows, day(4)) == rows[1:]
    assert [(each.opens_on, each.due_on) for each in rows[1:]] == [(day(6), day(11)), (day(13), None)]


def test_what_was_left_out_counts_as_never_there():
    rows = [row(State.OPEN, opens_on=day(0)), row(State.SKIPPED), row(opens=Opens.AFTER)]
    assert schedule.settle(rows, day(1)) == []
    rows[0].state = State.AGAIN
    assert schedule.settle(rows, day(1)) == [rows[2]]


def test_when_everything_before_was_left_out_the_next_opens_today():
    rows = [row(State.SKIPPED), row(opens=Opens.AFTER, days=9)]
    schedule.settle(rows, day(1))
    assert rows[1].opens_on == day(1)


def test_moving_leaves_what_is_handed_in_and_what_is_left_out():
    rows = [row(State.DONE, opens_on=day(0)), row(State.SKIPPED, opens_on=day(7)), row(opens_on=day(14), due_on=day(20))]
    assert schedule.move(rows, 7, day(1)) == [rows[2]]
    assert [(each.opens_on, each.due_on) for each in rows] == [(day(0), None), (day(7), None), (day(21), day(27))]


def test_moving_an_open_one_moves_its_last_day_alone():
    found = row(State.OPEN, opens_on=day(0), due_on=day(5))
    schedule.move([found], 7, day(1))
    assert (found.opens_on, found.due_on) == (day(0), day(12))


def test_moving_what_is_to_be_tried_again_moves_its_last_day():
    rows = [row(State.AGAIN, opens_on=day(0), due_on=day(5)), row(State.AGAIN, opens_on=day(0))]
    assert schedule.move(rows, 7, day(1)) == rows[:1]
    assert (rows[0].opens_on, rows[0].due_on) == (day(0), day(12))


offsets = st.integers(0, 60)
rows = st.lists(
    st.builds(
        lambda state, opens, length: row(state, opens_on=day(opens), due_on=day(opens + length)),
        st.sampled_from(State.values),
        offsets,
        offsets,
    ),
    max_size=8,
)


@given(rows=rows, days=st.integers(-90, 90), now=offsets)
def test_moving_keeps_the_order_and_touches_nothing_handed_in(rows, days, now):
    before = [(each.state, each.opens_on, each.due_on) for each in rows]
    schedule.move(rows, days, day(now))
    planned = [(was[1], each.opens_on) for was, each in zip(before, rows, strict=True) if each.state == State.PLANNED]
    assert [new for _old, new in sorted(planned)] == sorted(new for _old, new in planned)
    ahead = {State.PLANNED, State.OPEN, State.AGAIN}
    after = [(each.state, each.opens_on, each.due_on) for each in rows]
    assert [each for each in after if each[0] not in ahead] == [each for each in before if each[0] not in ahead]
