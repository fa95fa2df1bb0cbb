"""What a coach can do with a program that a client is in. Days are dates in the client's own zone."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Enrollment
from coaching.exercises.programs import completing, opening, schedule
from coaching.people.timeline import record
from coaching.practice.days import today

State = Assignment.State
DAYS = ["opens_on", "due_on"]


class ChangeError(Exception):
    """This can no longer be changed; the message says why, for the coach."""


@transaction.atomic
def shift(*, enrollment: Enrollment, days: int, now: datetime | None = None) -> list[Assignment]:
    """Moves everything that is not handed in yet by `days` (a negative number: earlier, but not before today).

    Raises ChangeError when nothing is left to move.
    """
    enrollment, now, day = _running(enrollment, now)
    moved = schedule.move(_rows(enrollment), days, day)
    if not moved:
        raise ChangeError(_("Everything is handed in or left out, so there is nothing to move."))
    Assignment.objects.bulk_update(moved, DAYS)
    opening.open_due_of(enrollment, now)
    return moved


@transaction.atomic
def pause(*, enrollment: Enrollment, now: datetime | None = None) -> Enrollment:
    """Nothing new opens until `resume`. What is open stays open. Raises ChangeError."""
    enrollment, now, day = _running(enrollment, now)
    if enrollment.paused_on:
        raise ChangeError(_("This program is already paused."))
    enrollment.paused_on = day
    enrollment.save(update_fields=["paused_on"])
    _note(enrollment, _("Paused: %(title)s"), now)
    return enrollment


@transaction.atomic
def resume(*, enrollment: Enrollment, now: datetime | None = None) -> Enrollment:
    """Goes on: every day that was ahead moves by the length of the pause. Raises ChangeError."""
    enrollment, now, day = _running(enrollment, now)
    if not enrollment.paused_on:
        raise ChangeError(_("This program is not paused."))
    rows = _rows(enrollment)
    Assignment.objects.bulk_update(schedule.move(rows, (day - enrollment.paused_on).days, day), DAYS)
    enrollment.paused_on = None
    enrollment.save(update_fields=["paused_on"])
    Assignment.objects.bulk_update(schedule.settle(rows, day), DAYS)
    opening.open_due_of(enrollment, now)
    _note(enrollment, _("Resumed: %(title)s"), now)
    return enrollment


@transaction.atomic
def stop(*, enrollment: Enrollment, now: datetime | None = None) -> Enrollment:
    """Ends it: what nobody has begun is left out; what is begun can still be handed in. Raises ChangeError."""
    enrollment, now, _day = _running(enrollment, now)
    enrollment.stopped_at, enrollment.paused_on = now, None
    enrollment.save(update_fields=["stopped_at", "paused_on"])
    untouched = enrollment.assignments.filter(state__in=[State.PLANNED, State.OPEN], answers=None, submissions=None)
    Assignment.objects.filter(pk__in=untouched.values("pk")).update(state=State.SKIPPED)
    _note(enrollment, _("Ended early: %(title)s"), now)
    return enrollment


@transaction.atomic
def skip(*, assignment: Assignment, now: datetime | None = None) -> Assignment:
    """Leaves an exercise out; what waited for it goes on. Raises ChangeError for one that was handed in."""
    now = now or timezone.now()
    if not Assignment.objects.filter(pk=assignment.pk).not_handed_in().update(state=State.SKIPPED):
        raise ChangeError(_("This exercise was already handed in or left out."))
    assignment = Assignment.objects.select_related("enrollment", "client").get(pk=assignment.pk)
    opening.go_on(assignment, now)
    completing.complete_if_done(assignment, now)
    return assignment


@transaction.atomic
def take_in_again(*, assignment: Assignment, now: datetime | None = None) -> Assignment:
    """Undoes `skip`. Raises ChangeError when the program is over, or the exercise was not left out."""
    now = now or timezone.now()
    assignment = Assignment.objects.select_related("enrollment", "client").get(pk=assignment.pk)
    if assignment.enrollment and (assignment.enrollment.stopped_at or assignment.enrollment.completed_at):
        raise ChangeError(_("The program is over. Assign the exercise by itself."))
    state = State.OPEN if assignment.opened_at else State.PLANNED
    if assignment.due_on and assignment.due_on < (day := today(now, assignment.client.timezone)):
        assignment.give_time(day)
    kept = Assignment.objects.filter(pk=assignment.pk, state=State.SKIPPED)
    if not kept.update(state=state, due_on=assignment.due_on):
        raise ChangeError(_("This exercise was not left out."))
    assignment.state = state
    if assignment.enrollment:
        opening.go_on(assignment, now)
    return assignment


def _running(enrollment: Enrollment, now: datetime | None) -> tuple[Enrollment, datetime, date]:
    """The enrollment, locked, with the moment and the client's day. Raises ChangeError when it is over."""
    now = now or timezone.now()
    found = Enrollment.objects.running().select_for_update(of=("self",)).select_related("client").filter(pk=enrollment.pk).first()
    if found is None:
        raise ChangeError(_("This program is over."))
    return found, now, today(now, found.client.timezone)


def _rows(enrollment: Enrollment) -> list[Assignment]:
    return list(enrollment.assignments.order_by("position"))


def _note(enrollment: Enrollment, words: str, now: datetime) -> None:
    record(client=enrollment.client, kind="exercises.program", text=words % {"title": enrollment.title}, at=now)
