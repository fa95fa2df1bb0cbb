"""Where exercises and programs go when two entries of one person become one."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.exercises.models import Assignment, Enrollment
from coaching.people.merge_rules import moves, refuses
from coaching.people.models import Client

moves(Assignment, lambda count: ngettext("%(count)d exercise", "%(count)d exercises", count) % {"count": count})
moves(Enrollment, lambda count: ngettext("%(count)d program", "%(count)d programs", count) % {"count": count})


@refuses
def two_running_programs(kept: Client, other: Client) -> str:
    running = Enrollment.objects.running()
    mine = running.filter(client=kept).values("program")
    twice = running.filter(client=other, program__in=mine).first()
    words = _("Both are in the program “%(title)s”. End it for one of them first.")
    return words % {"title": twice.title} if twice else ""
