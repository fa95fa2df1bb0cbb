"""What a client's list of exercises shows."""

from django.core.paginator import Paginator
from django.db.models import Prefetch

from coaching.exercises.models import Assignment, Enrollment
from coaching.exercises.programs.reads import how_far
from coaching.exercises.unread import unread

PER_PAGE, NEWS = 20, 20
State = Assignment.State


def context(client, page):
    """The list's whole context, in the same number of queries for few and many. `page` is of what is done."""
    mine = Assignment.objects.of_client(client).select_related("version").defer("version__prompts")
    return {
        "news": unread(client)[:NEWS],
        "to_do": mine.to_do(),
        "improving": mine.filter(state=State.IMPROVING),
        "waiting": mine.filter(state=State.SUBMITTED),
        "later": mine.filter(state=State.PLANNED, enrollment=None).order_by("opens_on", "pk"),
        "programs": _programs(client, mine),
        "page": Paginator(_done(client, mine), PER_PAGE).get_page(page),
    }


def _programs(client, mine):
    """Those that run, each with its steps."""
    steps = Prefetch("assignments", mine.order_by("position"), to_attr="steps")
    return how_far(Enrollment.objects.of_client(client).running()).prefetch_related(steps)


def _done(client, mine):
    """What is done, without the steps of programs that run: those stand among theirs."""
    running = Enrollment.objects.of_client(client).running()
    return mine.filter(state=State.DONE).exclude(enrollment__in=running)
