"""Weeks without an answer: a plain count of what the client's own list of messages shows, for their eyes alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min

from coaching.people.models import Client
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.models import Touch

WEEKS, MESSAGES = 3, 2


@dataclass(frozen=True)
class Silence:
    """`count` messages, the first of them sent at `since` (aware), and nobody wrote, called or met since."""

    count: int
    since: datetime


def silence(client: Client, now: datetime) -> Silence | None:
    """The client's last messages, if there are several, over three weeks or more, and no answer of anyone. Two queries."""
    heard = Touch.objects.of_client(client).with_both().aggregate(last=Max("at"))["last"]
    sent = OutreachMessage.objects.of_client(client).exclude(sent_at=None).filter(replied_at=None)
    if heard:
        sent = sent.filter(sent_at__gt=heard)
    found = sent.order_by().aggregate(count=Count("pk"), since=Min("sent_at"))
    if found["count"] < MESSAGES or found["since"] > now - timedelta(weeks=WEEKS):
        return None
    return Silence(**found)
