"""Opening what is due: by the day, or because what it waited for was handed in."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Enrollment
from coaching.exercises.programs import schedule
from coaching.people.models import Client, TimelineEntry
from coaching.practice.days import today

PORTION = 500


def open_due(now: datetime) -> None:
    """Opens what has come to its day, by each client's own clock. Safe to run twice."""
    # Somewhere on earth it is tomorrow already.
    waiting = Assignment.objects.planned().filter(opens_on__lte=now.date() + timedelta(days=1))
    waiting = waiting.filter(client__stage=Client.Stage.ACTIVE, enrollment__paused_on=None, enrollment__stopped_at=None)
    rows = waiting.order_by("pk").values_list("pk", "opens_on", "client__timezone").iterator()
    due = [pk for pk, opens_on, zone in rows if opens_on <= today(now, zone)]
    for start in range(0, len(due), PORTION):
        _open(due[start : start + PORTION], now)


def open_due_of(enrollment: Enrollment, now: datetime) -> None:
    """Opens what has come to its day in one client's program."""
    day = today(now, enrollment.client.timezone)
    _open(list(enrollment.assignments.planned().filter(opens_on__lte=day).values_list("pk", flat=True)), now)


def go_on(assignment: Assignment, now: datetime) -> None:
    """Opens, or gives a day to, what waited for this assignment to be handed in or left out."""
    day = today(now, assignment.client.timezone)
    rows = _settled(assignment, day)
    Assignment.objects.bulk_update(rows, ["opens_on", "due_on"])
    _open([row.pk for row in rows if row.opens_on and row.opens_on <= day], now)


def _settled(assignment: Assignment, day: date) -> list[Assignment]:
    if assignment.enrollment is None:
        rows = list(assignment.followers.planned().filter(opens_on=None))
        for row in rows:
            row.open_on(day + timedelta(days=row.days))
        return rows
    if assignment.enrollment.paused_on or assignment.enrollment.stopped_at:
        return []
    return schedule.settle(list(assignment.enrollment.assignments.order_by("position")), day)


@transaction.atomic
def _open(pks: list[int], now: datetime) -> None:
    rows = Assignment.objects.planned().filter(pk__in=pks).select_for_update(of=("self",), skip_locked=True)
    rows = list(rows.select_related("version", "client").defer("version__prompts"))
    Assignment.objects.filter(pk__in=[row.pk for row in rows]).update(state=Assignment.State.OPEN, opened_at=now)
    words = _("New exercise: %(title)s")
    TimelineEntry.objects.bulk_create(
        TimelineEntry(client=row.client, at=now, kind="exercises.assigned", text=words % {"title": row.version.title})
        for row in rows
    )
