from django.db import transaction
from django.utils.translation import gettext as _

from coaching.exercises.models import Programme, ProgrammeStep


@transaction.atomic
def copy(*, programme):
    """A programme with the same steps, which nobody is in. Gives the new one."""
    title = _("%(title)s (copy)") % {"title": programme.title[:130]}
    made = Programme.objects.create(title=title, summary=programme.summary)
    steps = list(ProgrammeStep.objects.filter(programme=programme))
    for step in steps:
        step.pk, step.programme = None, made
    ProgrammeStep.objects.bulk_create(steps)
    return made
