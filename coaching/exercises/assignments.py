from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Exercise, ExerciseVersion
from coaching.people.models import TimelineEntry


class AssignError(Exception):
    """The exercise cannot be given; the message says why, for the coach."""


@transaction.atomic
def assign(*, exercise, clients, by, due_on=None, now=None):
    """Gives the exercise as it is published to many clients, in the same number of queries for one or a thousand.

    Those who still have it to do keep the one they have. `due_on` is a date in each client's zone. Raises AssignError
    for an exercise that is not published, or that all of them have.
    """
    exercise = Exercise.objects.select_for_update().get(pk=exercise.pk)
    version = ExerciseVersion.objects.filter(exercise=exercise, exercise__live=True).first()
    if version is None:
        raise AssignError(_("Publish the exercise first: clients get what is published."))
    now = now or timezone.now()
    having = set(Assignment.objects.to_do().filter(version__exercise=exercise).values_list("client", flat=True))
    clients = [each for each in clients if each.pk not in having]
    if not clients:
        raise AssignError(_("They have this exercise to do already."))
    rows = [Assignment(client=each, version=version, assigned_by=by, due_on=due_on, assigned_at=now) for each in clients]
    text = _("New exercise: %(title)s") % {"title": version.title}
    TimelineEntry.objects.bulk_create(
        [TimelineEntry(client=each, kind="exercises.assigned", text=text, at=now) for each in clients]
    )
    return Assignment.objects.bulk_create(rows)
