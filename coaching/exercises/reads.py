"""What other rooms show of exercises. Answers that were not handed in are never among it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.exercises.models import Answer, Assignment, Enrollment, Reply, Submission
from coaching.exercises.models.assignments import AssignmentQuerySet, SubmissionQuerySet
from coaching.exercises.programs.reads import CountedEnrollment, how_far
from coaching.modules import Act, Attention
from coaching.people.models import Client
from coaching.practice.days import end_of, today


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
    """Reasons: each answer of the queue, each exercise about which a client wrote and nobody answered, and what is past its day.
    Two queries for any number of clients."""
    fields = ("pk", "client", "title", "since")
    of = {"client": F("assignment__client"), "title": F("assignment__version__title")}
    waiting = Submission.objects.filter(assignment__client__in=clients).waiting().order_by()
    answers = waiting.annotate(**of, since=F("submitted_at"), is_answer=Value(True)).values_list(*fields, "is_answer")
    unseen = Reply.objects.filter(assignment__client__in=clients, by_coach=False, read_at=None).order_by()
    threads = unseen.values("assignment").annotate(**of, since=Min("written_at"), is_answer=Value(False))
    words = threads.values_list("assignment", *fields[1:], "is_answer")
    for pk, client_id, title, since, is_answer in answers.union(words, all=True):
        about = _handed_in if is_answer else _written_back
        yield about(pk, client_id, title, since, since <= now - timedelta(days=review_days))
    yield from _late(clients, now)


def _handed_in(pk: int, client_id: int, title: str, since: datetime, late: bool) -> Attention:
    words = _("Handed in “%(title)s”, and still waits") if late else _("Handed in “%(title)s”")
    url = reverse("exercises_admin:review", args=[pk])
    return Attention(client_id, words % {"title": title}, f"exercises.waiting:{pk}", since, Act.READ, url)


def _written_back(pk: int, client_id: int, title: str, since: datetime, late: bool) -> Attention:
    words, url = _("Wrote to you about “%(title)s”"), reverse("exercises_admin:thread", args=[pk])
    return Attention(client_id, words % {"title": title}, f"exercises.words:{pk}", since, Act.ANSWER, url)


def _late(clients: Iterable[Client], now: datetime) -> Iterator[Attention]:
    rows = Assignment.objects.filter(client__in=clients, due_on__isnull=False, enrollment__paused_on=None).to_do().order_by()
    firsts = rows.values_list("client", "client__timezone").annotate(first=Min("due_on"))
    for client_id, zone, due_on in firsts:
        days = (today(now, zone) - due_on).days
        if days > 0:
            words = ngettext("An exercise was due %(days)d day ago", "An exercise was due %(days)d days ago", days)
            since, letter = (
                end_of(due_on, zone),
                _("One of your exercises is still open. Is it stuck? Then let's make it smaller."),
            )
            yield Attention(client_id, words % {"days": days}, "exercises.late", since, letter=letter)
