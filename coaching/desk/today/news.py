"""Good news since the last look: what clients did that asks nothing of their coach."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from django.contrib.auth.models import User

from coaching.desk.today import looks
from coaching.goals import goals
from coaching.meetings import actions, answering
from coaching.people import invitations
from coaching.people.access import clients_of
from coaching.people.models import Client, Coach, TimelineEntry

KINDS = frozenset({goals.BY_CLIENT, actions.KIND, answering.KIND, invitations.JOINED})
MOST, SHOWN = 100, 4


def since_last_look(user: User, since: datetime | None, coach: Coach | None = None) -> dict[str, list[TimelineEntry]]:
    """{shown, more}: the latest of all clients of this member of staff, or one `coach` of theirs, after `since`; the rest behind
    a press. One query, and none before the first look."""
    if since is None:
        return {}
    clients = clients_of(user).filter(coach=coach) if coach else clients_of(user)
    found = TimelineEntry.objects.filter(client__in=clients.order_by().values("pk"), kind__in=KINDS, at__gt=since)
    rows = list(found.select_related("client").order_by("-at", "-pk")[:MOST])
    return {"shown": rows[:SHOWN], "more": rows[SHOWN:]}


def of_client(client: Client, user: User, timeline: Iterable[TimelineEntry]) -> list[TimelineEntry]:
    """The news about one client, of their latest lines. One query."""
    since = looks.last_look(user)
    return [] if since is None else list(islice((each for each in timeline if each.kind in KINDS and each.at > since), SHOWN))
