from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, ExerciseVersion
from coaching.people.models import TimelineEntry


class AssignError(Exception):
    """The exercise cannot be given; the message says why, for the coach."""


@transaction.atomic
def assign(*, exercise, clients, by, due_on=None, now=None):
    """Gives the exercise as it is published to many clients, in the same number of queries for one or a thousand.

    `due_on` is a date in each client's zone. Raises AssignError for an exercise that is not published.
    """
    version = ExerciseVersion.objects.filter(exercise=exercise, exercise__live=True).first()
    if version is None:
        raise AssignError(_("Publish the exercise first: clients get what is published."))
    now = now or timezone.now()
    clients = list(clients)
    rows = [Assignment(client=each, version=version, assigned_by=by, due_on=due_on, assigned_at=now) for each in clients]
    text = _("New exercise: %(title)s") % {"title": version.title}
    TimelineEntry.objects.bulk_create(
        [TimelineEntry(client=each, kind="exercises.assigned", text=text, at=now) for each in clients]
    )
    return Assignment.objects.bulk_create(rows)
