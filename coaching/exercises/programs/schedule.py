"""On which day an exercise opens: plain values in, days out. All days are dates in one client's zone."""

from collections.abc import Iterable
from datetime import date, timedelta

from coaching.exercises.models import Assignment, Opens, ProgramStep

WEEK = timedelta(weeks=1)


def first_days(steps: Iterable[ProgramStep], starts_on: date) -> list[date | None]:
    """The day on which each step opens, for a program that starts on `starts_on`; None as long as it hangs on a step
    that has to be handed in first."""
    days, before = [], None
    for index, step in enumerate(steps):
        before = _first_day(step, before, starts_on, is_first=index == 0)
        days.append(before)
    return days


def _first_day(step: ProgramStep, before: date | None, starts_on: date, *, is_first: bool) -> date | None:
    if step.opens == Opens.ON_DATE:
        assert step.on_date is not None
        return max(step.on_date, starts_on)
    if step.opens == Opens.AT_ONCE or is_first:
        return starts_on
    return before + WEEK if step.opens == Opens.WEEKLY and before else None


def settle(rows: Iterable[Assignment], day: date) -> list[Assignment]:
    """Returns the planned ones of a program's `rows` (assignments, in order) whose day can be told on `day`, with it set.

    What was left out counts as if it had never been there.
    """
    settled, before = [], None
    for row in rows:
        opens_on = _day(row, before, day) if row.state == row.State.PLANNED and not row.opens_on else None
        if opens_on:
            row.open_on(opens_on)
            settled.append(row)
        before = before if row.state == row.State.SKIPPED else row
    return settled


def _day(row: Assignment, before: Assignment | None, day: date) -> date | None:
    if before is None:
        return day
    if row.opens == Opens.WEEKLY:
        return max(before.opens_on + WEEK, day) if before.opens_on else None
    return day + timedelta(days=row.days) if before.was_handed_in else None


def _is_ahead(row: Assignment) -> bool:
    if row.state == row.State.AGAIN:
        return row.due_on is not None
    return not row.was_handed_in and row.state != row.State.SKIPPED


def move(rows: Iterable[Assignment], days: int, day: date) -> list[Assignment]:
    """Moves what is not handed in yet, and the last day of what was given back, by `days` (may be negative), never to before
    `day`. Returns the rows that moved."""
    moved = [row for row in rows if _is_ahead(row)]
    for row in moved:
        if row.opens_on and row.state == row.State.PLANNED:
            row.opens_on = max(row.opens_on + timedelta(days=days), day)
        if row.due_on:
            row.due_on = max(row.due_on + timedelta(days=days), day)
    return moved
