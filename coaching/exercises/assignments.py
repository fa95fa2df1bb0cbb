"""Assigning an exercise to clients, and withdrawing it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Exercise, ExerciseVersion, Opens
from coaching.exercises.programs import opening
from coaching.people.models import Client, TimelineEntry
from coaching.people.timeline import record
from coaching.practice.days import today

State = Assignment.State


class AssignError(Exception):
    """The exercise cannot be assigned or withdrawn; the message says why, for the coach."""


@transaction.atomic
def assign(
    *,
    exercise: Exercise,
    clients: Iterable[Client],
    by: User,
    opens: str = Opens.AT_ONCE,
    on_date: date | None = None,
    days: int = 0,
    due_on: date | None = None,
    due_days: int | None = None,
    now: datetime | None = None,
) -> list[Assignment]:
    """Gives the exercise as it is published to many clients, in the same number of operations for one or a thousand.

    It opens at once, on `on_date`, or (Opens.AFTER) `days` after the last thing they have to do is handed in. It is due on
    `due_on`, or `due_days` after it opened. Those who still have it to do keep the one they have. Days are dates in each
    client's own zone. Raises AssignError for an exercise that is not published, or that all of them have.
    """
    exercise = Exercise.objects.select_for_update().get(pk=exercise.pk)
    version = ExerciseVersion.objects.filter(exercise=exercise, exercise__live=True).first()
    if version is None:
        raise AssignError(_("Publish the exercise first: clients get what is published."))
    now, clients = now or timezone.now(), _without(exercise, clients)
    last = _last_of(clients) if opens == Opens.AFTER else {}
    fields = {"version": version, "assigned_by": by, "assigned_at": now, "opens": opens, "days": days}
    fields |= {"due_on": due_on, "due_days": due_days}
    rows = [Assignment(client=client, follows_id=last.get(client.pk), **fields) for client in clients]
    for row in rows:
        _plan(row, on_date, now)
    text = _("New exercise: %(title)s") % {"title": version.title}
    TimelineEntry.objects.bulk_create(
        TimelineEntry(client=row.client, at=now, kind="exercises.assigned", text=text) for row in rows if row.is_open
    )
    return Assignment.objects.bulk_create(rows)


def _without(exercise: Exercise, clients: Iterable[Client]) -> list[Client]:
    """Those who don't have it to do."""
    ahead = Assignment.objects.filter(state__in=[State.PLANNED, State.OPEN, State.AGAIN], version__exercise=exercise)
    having = set(ahead.values_list("client", flat=True))
    clients = [client for client in clients if client.pk not in having]
    if not clients:
        raise AssignError(_("They already have this exercise to do."))
    return clients


def _last_of(clients: Iterable[Client]) -> dict[int, int]:
    """{client id: the assignment given last of those that they have not handed in}."""
    assignments = Assignment.objects.filter(client__in=clients).not_handed_in().order_by()
    return dict(assignments.values_list("client").annotate(last=Max("pk")))


def _plan(row: Assignment, on_date: date | None, now: datetime) -> None:
    day = today(now, row.client.timezone)
    if row.follows_id:
        row.state = State.PLANNED
        return
    opens_on = max(on_date, day) if on_date and row.opens == Opens.ON_DATE else day
    row.open_on(opens_on)
    row.state, row.opened_at = (State.PLANNED, None) if opens_on > day else (State.OPEN, now)


@transaction.atomic
def unassign(*, assignment: Assignment, now: datetime | None = None) -> None:
    """Withdraws what nobody has started; what waited for it now waits for what it waited for. Raises AssignError."""
    now = now or timezone.now()
    assignments = Assignment.objects.filter(pk=assignment.pk, enrollment=None, answers=None).not_handed_in()
    if not assignments.exists():
        raise AssignError(_("It's already started, or part of a program: leave it out instead."))
    if assignment.follows_id:
        assignment.followers.update(follows=assignment.follows_id)
    else:
        opening.go_on(assignment, now)
    text = _("Withdrawn: %(title)s") % {"title": assignment.version.title}
    record(client=assignment.client, kind="exercises.taken_back", text=text, at=now)
    assignment.delete()
