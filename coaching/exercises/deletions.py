"""What keeps exercises, programs and measures: answers stay with the words that they answered."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from coaching.exercises.measuring import feeding
from coaching.exercises.models import Exercise, Measure, Program
from coaching.people.models import Client
from coaching.practice.deletions import instead, keeps

HAVE = ngettext_lazy("%d client who has it", "%d clients who have it")


def _clients_with(exercise: Exercise) -> int:
    return Client.objects.filter(assignments__version__exercise=exercise).distinct().count()


keeps(Exercise, HAVE, _clients_with)
keeps(
    Exercise,
    ngettext_lazy("%d version that was published", "%d versions that were published"),
    lambda each: each.versions.count(),
)
keeps(
    Exercise,
    ngettext_lazy("%d program with it", "%d programs with it"),
    lambda each: each.steps.values("program").distinct().count(),
)
instead(Exercise, _("Unpublish it and take it out of programs, and nobody new gets it."))

keeps(Program, HAVE, lambda program: program.enrollments.values("client").distinct().count())
instead(Program, _("Clear “can be assigned”, and nobody new gets it."))

keeps(
    Measure,
    ngettext_lazy("%d published exercise that draws its line", "%d published exercises that draw its line"),
    lambda measure: len(feeding(measure)),
)
instead(Measure, _("Clients' lines depend on it. You can rename it."))
