"""What other rooms show of exercises. Answers that were not handed in are never among it."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import DateField, DateTimeField, Min, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.exercises.handed_in import handed_in
from coaching.exercises.models import Assignment, Reply, Submission
from coaching.exercises.models.assignments import AssignmentQuerySet
from coaching.modules import Act, Attention
from coaching.people.among import among
from coaching.people.models import Client
from coaching.practice.days import end_of, today

Rows = QuerySet[Any, tuple[Any, ...]]
# Of a row in a union that has none.
NO_DAY, NO_MOMENT = Cast(Value(None), DateField()), Cast(Value(None), DateTimeField())
SHOWN = 20  # on a client's page


def to_do(client: Client) -> AssignmentQuerySet[Assignment]:
    """What this client still has to hand in, what is due first at the top."""
    return Assignment.objects.of_client(client).to_do().select_related("version")


def submitted_of(client: Client) -> list[Submission]:
    """The last twenty things this client handed in, with the coach's answers. Queries as `handed_in`."""
    return handed_in([client])[:SHOWN]


def attention(clients: Collection[Client], now: datetime, review_days: int) -> Iterator[Attention]:
    """Reasons: each answer of the queue, each exercise about which a client wrote and nobody answered, and what is past its day.
    One query for any number of clients."""
    zones, patience = {client.pk: client.timezone for client in clients}, timedelta(days=review_days)
    rows = _waiting(clients).union(_unanswered(clients), _first_due(clients), all=True)
    for source, client_id, pk, title, since, due_on in rows:
        if source == "due":
            yield from _late(client_id, due_on, now, zones[client_id])
        else:
            about = _handed_in if source == "answer" else _written_back
            yield about(pk, client_id, title, since, since <= now - patience)


def _waiting(clients: Collection[Client]) -> Rows:
    waiting = Submission.objects.filter(assignment__client__in=among(clients)).waiting().order_by()
    title = "assignment__version__title"
    return waiting.values_list(Value("answer"), "assignment__client", "pk", title, "submitted_at", NO_DAY)


def _unanswered(clients: Collection[Client]) -> Rows:
    unseen = Reply.objects.filter(assignment__client__in=among(clients), by_coach=False, read_at=None).order_by()
    first = unseen.values("assignment", "assignment__client", "assignment__version__title").annotate(first=Min("written_at"))
    return first.values_list(Value("words"), "assignment__client", "assignment", "assignment__version__title", "first", NO_DAY)


def _first_due(clients: Collection[Client]) -> Rows:
    rows = (
        Assignment.objects.filter(client__in=among(clients), due_on__isnull=False, enrollment__paused_on=None).to_do().order_by()
    )
    first = rows.values("client").annotate(first=Min("due_on"))
    return first.values_list(Value("due"), "client", Value(0), Value(""), NO_MOMENT, "first")


def _handed_in(pk: int, client_id: int, title: str, since: datetime, late: bool) -> Attention:
    words = _("Handed in “%(title)s”, and still waits") if late else _("Handed in “%(title)s”")
    url = reverse_lazy("exercises_admin:review", args=[pk])
    return Attention(client_id, words % {"title": title}, f"exercises.waiting:{pk}", since, Act.READ, url)


def _written_back(pk: int, client_id: int, title: str, since: datetime, late: bool) -> Attention:
    words, url = _("Wrote to you about “%(title)s”"), reverse_lazy("exercises_admin:thread", args=[pk])
    return Attention(client_id, words % {"title": title}, f"exercises.words:{pk}", since, Act.ANSWER, url)


def _late(client_id: int, due_on: date, now: datetime, zone: str) -> Iterator[Attention]:
    days = (today(now, zone) - due_on).days
    if days > 0:
        words = ngettext("An exercise was due %(days)d day ago", "An exercise was due %(days)d days ago", days)
        letter = _("One of your exercises is still open. Is it stuck? Then let's make it smaller.")
        yield Attention(client_id, words % {"days": days}, "exercises.late", end_of(due_on, zone), letter=letter)
