"""What a client's list of exercises shows: one thing next, what is under way, programs, what is done; each exercise once."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch

from coaching.exercises.models import Answer, Assignment, Enrollment
from coaching.exercises.programs.reads import how_far
from coaching.exercises.unread import unread

PER_PAGE, NEWS, AT_A_GLANCE = 20, 20, 6
State = Assignment.State


def context(client, page):
    """The list's whole context, in the same number of queries for few and many. `page` is of what is done."""
    is_begun = Exists(Answer.objects.filter(assignment=OuterRef("pk")))
    mine = Assignment.objects.of_client(client).select_related("version").defer("version__prompts")
    news = unread(client)[:NEWS]
    told = {each.assignment.pk for each in news}
    to_do = mine.to_do().exclude(pk__in=told).select_related("version", "enrollment").annotate(is_begun=is_begun)
    at_work = mine.filter(state__in=[State.IMPROVING, State.SUBMITTED]).exclude(pk__in=told).order_by("state", "-pk")
    first = None if news else next((each for each in to_do if not (each.enrollment and each.enrollment.paused_on)), None)
    under_way = [*(each for each in to_do if each != first), *at_work]
    return {
        "answered": news[0] if news else None,
        "news": news[1:],
        "first": first,
        "under_way": under_way[:AT_A_GLANCE],
        "more_under_way": under_way[AT_A_GLANCE:],
        "later": mine.filter(state=State.PLANNED, enrollment=None).order_by("opens_on", "pk"),
        "programs": _programs(client, mine.exclude(pk__in=told)),
        "page": Paginator(mine.filter(state=State.DONE).exclude(pk__in=told), PER_PAGE).get_page(page),
    }


def _programs(client, mine):
    """Those that run, each with what is still `ahead` in it: the rest is among what is under way or done."""
    ahead = mine.filter(state=State.PLANNED).order_by("position")
    return how_far(Enrollment.objects.of_client(client).running()).prefetch_related(
        Prefetch("assignments", ahead, to_attr="ahead")
    )
