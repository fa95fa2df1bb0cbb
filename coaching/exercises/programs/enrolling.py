"""Giving a program to clients."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Enrollment, ExerciseVersion, Program, ProgramStep
from coaching.exercises.programs import schedule
from coaching.people.models import Client, TimelineEntry
from coaching.practice.days import today


class EnrollError(Exception):
    """The program cannot be given; the message says why, for the coach."""


def enroll(
    *, program: Program, clients: Iterable[Client], by: User, starts_on: date | None = None, now: datetime | None = None
) -> list[Enrollment]:
    """Gives the program to many clients: the same number of operations for one or a thousand.

    Every exercise is the version published now, whatever editors do later. `starts_on` is a date in each client's own
    zone, today by default. Clients already in it are left out. Returns the enrollments. Raises EnrollError.
    """
    now = now or timezone.now()
    steps = _with_versions(program)
    try:
        with transaction.atomic():
            return _enroll(program, steps, _not_in_it(program, clients), by, starts_on, now)
    except IntegrityError as error:
        raise EnrollError(_("Someone assigned this program at the same moment. Please check, and try again.")) from error


def _with_versions(program: Program) -> list[tuple[ProgramStep, ExerciseVersion]]:
    """[(step, the version that is given)] in order."""
    steps = list(ProgramStep.objects.filter(program=program).select_related("exercise").defer("exercise__prompts"))
    if not steps:
        raise EnrollError(_("This program has no exercise yet. Add one first."))
    versions = ExerciseVersion.objects.filter(exercise__steps__in=steps).defer("prompts").order_by("number")
    latest = {version.exercise_id: version for version in versions}
    for step in steps:
        if not step.exercise.live or step.exercise_id not in latest:
            words = _("“%(title)s” is not published. Publish it, or take it out of the program.")
            raise EnrollError(words % {"title": step.exercise.title})
    return [(step, latest[step.exercise_id]) for step in steps]


def _not_in_it(program: Program, clients: Iterable[Client]) -> list[Client]:
    having = set(Enrollment.objects.running().filter(program=program).values_list("client", flat=True))
    clients = [client for client in clients if client.pk not in having]
    if not clients:
        raise EnrollError(_("They are already in this program."))
    return clients


def _enroll(
    program: Program,
    steps: list[tuple[ProgramStep, ExerciseVersion]],
    clients: Collection[Client],
    by: User,
    starts_on: date | None,
    now: datetime,
) -> list[Enrollment]:
    fields = {"program": program, "title": program.title, "assigned_by": by, "assigned_at": now}
    made = Enrollment.objects.bulk_create(
        Enrollment(client=client, starts_on=starts_on or today(now, client.timezone), **fields) for client in clients
    )
    Assignment.objects.bulk_create(row for each in made for row in _rows(each, steps, by, now))
    text = _("New program: %(title)s") % {"title": program.title}
    TimelineEntry.objects.bulk_create(
        TimelineEntry(client=client, at=now, kind="exercises.enrolled", text=text) for client in clients
    )
    return made


def _rows(
    enrollment: Enrollment, steps: list[tuple[ProgramStep, ExerciseVersion]], by: User, now: datetime
) -> Iterator[Assignment]:
    day = today(now, enrollment.client.timezone)
    first_days = schedule.first_days([step for step, _version in steps], enrollment.starts_on)
    for position, ((step, version), opens_on) in enumerate(zip(steps, first_days, strict=True), start=1):
        row = Assignment(
            client=enrollment.client,
            enrollment=enrollment,
            position=position,
            version=version,
            assigned_by=by,
            assigned_at=now,
            opens=step.opens,
            days=step.days,
            due_days=step.due_days,
            state=Assignment.State.PLANNED,
        )
        if opens_on:
            row.open_on(opens_on)
        if opens_on and opens_on <= day:
            row.state, row.opened_at = Assignment.State.OPEN, now
        yield row
