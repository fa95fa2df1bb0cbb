"""Giving a program to clients."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Enrolment, ExerciseVersion, ProgramStep
from coaching.exercises.programs import schedule
from coaching.people.models import TimelineEntry
from coaching.practice.days import today


class EnrolError(Exception):
    """The program cannot be given; the message says why, for the coach."""


def enrol(*, program, clients, by, starts_on=None, now=None):
    """Gives the program to many clients: the same number of operations for one or a thousand.

    Every exercise is the version published now, whatever editors do later. `starts_on` is a date in each client's own
    zone, today by default. Who goes through it already is left out. Gives the enrolments. Raises EnrolError.
    """
    now = now or timezone.now()
    steps = _with_versions(program)
    try:
        with transaction.atomic():
            return _enrol(program, steps, _not_in_it(program, clients), by, starts_on, now)
    except IntegrityError as error:
        raise EnrolError(_("Someone gave this program at the same moment. Please look, and try again.")) from error


def _with_versions(program):
    """[(step, the version that is given)] in order."""
    steps = list(ProgramStep.objects.filter(program=program).select_related("exercise").defer("exercise__prompts"))
    if not steps:
        raise EnrolError(_("This program has no exercise yet. Add one first."))
    versions = ExerciseVersion.objects.filter(exercise__steps__in=steps).defer("prompts").order_by("number")
    latest = {each.exercise_id: each for each in versions}
    for step in steps:
        if not step.exercise.live or step.exercise_id not in latest:
            words = _("“%(title)s” is not published. Publish it, or take it out of the program.")
            raise EnrolError(words % {"title": step.exercise.title})
    return [(step, latest[step.exercise_id]) for step in steps]


def _not_in_it(program, clients):
    having = set(Enrolment.objects.running().filter(program=program).values_list("client", flat=True))
    clients = [each for each in clients if each.pk not in having]
    if not clients:
        raise EnrolError(_("They are in this program already."))
    return clients


def _enrol(program, steps, clients, by, starts_on, now):
    fields = {"program": program, "title": program.title, "assigned_by": by, "assigned_at": now}
    made = Enrolment.objects.bulk_create(
        Enrolment(client=each, starts_on=starts_on or today(now, each.timezone), **fields) for each in clients
    )
    Assignment.objects.bulk_create(row for each in made for row in _rows(each, steps, by, now))
    text = _("New program: %(title)s") % {"title": program.title}
    TimelineEntry.objects.bulk_create(
        TimelineEntry(client=each, kind="exercises.enrolled", text=text, at=now) for each in clients
    )
    return made


def _rows(enrolment, steps, by, now):
    day = today(now, enrolment.client.timezone)
    first_days = schedule.first_days([step for step, _version in steps], enrolment.starts_on)
    for position, ((step, version), opens_on) in enumerate(zip(steps, first_days, strict=True), start=1):
        row = Assignment(
            client=enrolment.client,
            enrolment=enrolment,
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
