"""What a coach can do with a program that a client is in. Days are dates in the client's own zone."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Enrolment
from coaching.exercises.programs import completing, opening, schedule
from coaching.people.timeline import record
from coaching.practice.days import today

State = Assignment.State
DAYS = ["opens_on", "due_on"]


class ChangeError(Exception):
    """This can't be changed any more; the message says why, for the coach."""


@transaction.atomic
def shift(*, enrolment, days, now=None):
    """Moves everything that is not handed in yet by `days` (a negative number: earlier, but not before today).

    Raises ChangeError when nothing is left to move.
    """
    enrolment, now, day = _running(enrolment, now)
    moved = schedule.move(_rows(enrolment), days, day)
    if not moved:
        raise ChangeError(_("Everything is handed in or left out: there is nothing to move."))
    Assignment.objects.bulk_update(moved, DAYS)
    opening.open_due_of(enrolment, now)
    return moved


@transaction.atomic
def pause(*, enrolment, now=None):
    """Nothing new opens until `resume`. What is open stays open. Raises ChangeError."""
    enrolment, now, day = _running(enrolment, now)
    if enrolment.paused_on:
        raise ChangeError(_("This program is paused already."))
    enrolment.paused_on = day
    enrolment.save(update_fields=["paused_on"])
    _note(enrolment, _("Paused: %(title)s"), now)
    return enrolment


@transaction.atomic
def resume(*, enrolment, now=None):
    """Goes on: every day that was ahead moves by the length of the pause. Raises ChangeError."""
    enrolment, now, day = _running(enrolment, now)
    if not enrolment.paused_on:
        raise ChangeError(_("This program is not paused."))
    rows = _rows(enrolment)
    Assignment.objects.bulk_update(schedule.move(rows, (day - enrolment.paused_on).days, day), DAYS)
    enrolment.paused_on = None
    enrolment.save(update_fields=["paused_on"])
    Assignment.objects.bulk_update(schedule.settle(rows, day), DAYS)
    opening.open_due_of(enrolment, now)
    _note(enrolment, _("Goes on: %(title)s"), now)
    return enrolment


@transaction.atomic
def stop(*, enrolment, now=None):
    """Ends it: what nobody has begun is left out; what is begun can still be handed in. Raises ChangeError."""
    enrolment, now, _day = _running(enrolment, now)
    enrolment.stopped_at, enrolment.paused_on = now, None
    enrolment.save(update_fields=["stopped_at", "paused_on"])
    untouched = enrolment.assignments.filter(state__in=[State.PLANNED, State.OPEN], answers=None, submissions=None)
    Assignment.objects.filter(pk__in=untouched.values("pk")).update(state=State.SKIPPED)
    _note(enrolment, _("Ended early: %(title)s"), now)
    return enrolment


@transaction.atomic
def skip(*, assignment, now=None):
    """Leaves an exercise out; what waited for it goes on. Raises ChangeError for one that was handed in."""
    now = now or timezone.now()
    if not Assignment.objects.filter(pk=assignment.pk).not_handed_in().update(state=State.SKIPPED):
        raise ChangeError(_("This exercise was handed in, or left out already."))
    assignment = Assignment.objects.select_related("enrolment", "client").get(pk=assignment.pk)
    opening.go_on(assignment, now)
    completing.complete_if_done(assignment, now)
    return assignment


@transaction.atomic
def take_in_again(*, assignment, now=None):
    """Undoes `skip`. Raises ChangeError when the program is over, or the exercise was not left out."""
    now = now or timezone.now()
    assignment = Assignment.objects.select_related("enrolment", "client").get(pk=assignment.pk)
    if assignment.enrolment and (assignment.enrolment.stopped_at or assignment.enrolment.completed_at):
        raise ChangeError(_("The program is over. Assign the exercise by itself."))
    state = State.OPEN if assignment.opened_at else State.PLANNED
    if not Assignment.objects.filter(pk=assignment.pk, state=State.SKIPPED).update(state=state):
        raise ChangeError(_("This exercise was not left out."))
    assignment.state = state
    if assignment.enrolment:
        opening.go_on(assignment, now)
    return assignment


def _running(enrolment, now):
    """The enrolment, locked, with the moment and the client's day. Raises ChangeError when it is over."""
    now = now or timezone.now()
    found = Enrolment.objects.running().select_for_update(of=("self",)).select_related("client").filter(pk=enrolment.pk).first()
    if found is None:
        raise ChangeError(_("This program is over."))
    return found, now, today(now, found.client.timezone)


def _rows(enrolment):
    return list(enrolment.assignments.order_by("position"))


def _note(enrolment, words, now):
    record(client=enrolment.client, kind="exercises.program", text=words % {"title": enrolment.title}, at=now)
