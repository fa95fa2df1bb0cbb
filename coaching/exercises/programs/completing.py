from datetime import datetime

from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Enrollment
from coaching.people.timeline import record

FINISHED = (Assignment.State.DONE, Assignment.State.SKIPPED)


def complete_if_done(assignment: Assignment, now: datetime) -> bool:
    """Completes the assignment's program when everything in it is done or left out. True if that was so just now."""
    enrollment = assignment.enrollment
    if enrollment is None or enrollment.assignments.exclude(state__in=FINISHED).exists():
        return False
    completed = Enrollment.objects.running().filter(pk=enrollment.pk).update(completed_at=now, paused_on=None)
    if completed:
        text = _("Finished the program: %(title)s") % {"title": enrollment.title}
        record(client=assignment.client, kind="exercises.completed", text=text, at=now)
    return bool(completed)
