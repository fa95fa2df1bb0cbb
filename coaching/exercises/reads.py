"""What other rooms show of exercises. Answers that were not handed in are never among it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.exercises.models import Answer, Assignment, Enrollment, Reply, Submission
from coaching.exercises.models.assignments import AssignmentQuerySet, SubmissionQuerySet
from coaching.exercises.programs.reads import CountedEnrollment, how_far
from coaching.modules import Attention
from coaching.people.models import Client
from coaching.practice.days import today


def to_do(client: Client) -> AssignmentQuerySet[Assignment]:
    """What this client still has to hand in, what is due first at the top."""
    return Assignment.objects.of_client(client).to_do().select_related("version")


def ahead_of(client: Client) -> AssignmentQuerySet[Assignment]:
    """The first fifty outside of programs that this client has to do, or will have; `versions` counts what was handed in."""
    ahead = [Assignment.State.OPEN, Assignment.State.AGAIN, Assignment.State.IMPROVING, Assignment.State.PLANNED]
    assignments = Assignment.objects.of_client(client).filter(enrollment=None, state__in=ahead).defer("version__prompts")
    assignments = assignments.select_related("version").annotate(versions=Count("submissions"), answered=Exists(_answers()))
    return assignments.order_by(F("due_on").asc(nulls_last=True), "pk")[:50]


def _answers() -> QuerySet[Answer]:
    return Answer.objects.filter(assignment=OuterRef("pk"))


def programs_of(client: Client) -> QuerySet[CountedEnrollment]:
    """This client's ways through programs with how far they are; those that run come first."""
    return how_far(Enrollment.objects.of_client(client))[:20]


def submitted_of(client: Client) -> SubmissionQuerySet[Submission]:
    """The last twenty things this client handed in, with the coach's answers."""
    submissions = Submission.objects.of_client(client).select_related("assignment__version", "review")
    return submissions[:20]


def attention(clients: Collection[Client], now: datetime, review_days: int) -> Iterator[Attention]:
    """Reasons: what waits for the coach's comment, words that nobody answered, and what is past its day. Three queries for any
    number of clients."""
    yield from _waiting(clients, now, review_days)
    yield from _written_back(clients)
    yield from _late(clients, now)


def _waiting(clients: Iterable[Client], now: datetime, review_days: int) -> Iterator[Attention]:
    waiting = Submission.objects.filter(assignment__client__in=clients).waiting().order_by()
    for client_id, since in waiting.values_list("assignment__client").annotate(since=Min("submitted_at")):
        words = _("An answer is waiting for your comment")
        late = since <= now - timedelta(days=review_days)
        yield Attention(client_id, words, weight=50 if late else 40)


def _written_back(clients: Iterable[Client]) -> Iterator[Attention]:
    unseen = Reply.objects.filter(assignment__client__in=clients, by_coach=False, read_at=None).order_by()
    for client_id in unseen.values_list("assignment__client", flat=True).distinct():
        yield Attention(client_id, _("Wrote to you about an exercise"), weight=45)


def _late(clients: Iterable[Client], now: datetime) -> Iterator[Attention]:
    rows = Assignment.objects.filter(client__in=clients, due_on__isnull=False, enrollment__paused_on=None).to_do().order_by()
    firsts = rows.values_list("client", "client__timezone").annotate(first=Min("due_on"))
    for client_id, zone, due_on in firsts:
        days = (today(now, zone) - due_on).days
        if days > 0:
            words = ngettext("An exercise was due %(days)d day ago", "An exercise was due %(days)d days ago", days)
            yield Attention(client_id, words % {"days": days}, weight=20)
