"""Good news since the last look: what clients did that asks nothing of their coach."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet, Subquery

from coaching.desk.today import looks
from coaching.goals import goals
from coaching.meetings import actions, answering
from coaching.people import invitations
from coaching.people.access import clients_of
from coaching.people.models import Coach, TimelineEntry

KINDS = frozenset({goals.BY_CLIENT, actions.KIND, answering.KIND, invitations.JOINED})
MOST, SHOWN = 100, 4
A_DAY = timedelta(days=1)  # a client's date is at most one before that of UTC: with it, the index of timelines serves


def since_last_look(user: User, since: datetime | None, coach: Coach | None = None) -> dict[str, list[TimelineEntry]]:
    """{shown, more}: the latest of all clients of this member of staff, or one `coach` of theirs, after `since`; the rest behind
    a press. One query, and none before the first look."""
    if since is None:
        return {}
    clients = clients_of(user).filter(coach=coach) if coach else clients_of(user)
    found = TimelineEntry.objects.filter(client__in=clients.order_by().values("pk"), kind__in=KINDS, at__gt=since)
    rows = list(found.filter(on__gte=since.date() - A_DAY).select_related("client").order_by("-at", "-pk")[:MOST])
    return {"shown": rows[:SHOWN], "more": rows[SHOWN:]}


def marked(lines: QuerySet[TimelineEntry], user: User) -> QuerySet[TimelineEntry]:
    """The lines of a timeline, each with `is_news`: whether it is news to this member of staff."""
    return lines.annotate(is_news=ExpressionWrapper(Q(kind__in=KINDS, at__gt=Subquery(looks.before(user))), BooleanField()))


def of_lines(lines: Iterable[Any]) -> list[TimelineEntry]:
    """The news among `marked` lines."""
    return [each for each in lines if each.is_news][:SHOWN]
