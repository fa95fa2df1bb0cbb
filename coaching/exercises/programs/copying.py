from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.exercises.models import Program, ProgramStep


@transaction.atomic
def copy(*, program: Program, by: User) -> Program:
    """A program of `by` with the same steps, which nobody is in. Returns the new one."""
    title = _("%(title)s (copy)") % {"title": program.title[:130]}
    made = Program.objects.create(title=title, summary=program.summary, author=by)
    steps = list(ProgramStep.objects.filter(program=program))
    for step in steps:
        step.pk, step.program = None, made
    ProgramStep.objects.bulk_create(steps)
    return made
