"""Inviting many at once, and opening a practice that is being set up: until then such invitations wait."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from coaching.people.invitations import InvitationError
from coaching.people.models import Client
from coaching.people.notification_policy import is_open
from coaching.pipeline.clients import make_client
from coaching.practice.models import PracticeSettings


@dataclass
class Invited:
    """Who was `sent` an invitation, who is `waiting` for the practice to open, and the sentences of why not for the others."""

    sent: list[Client] = field(default_factory=list)
    waiting: list[Client] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def invite_many(*, clients: Iterable[Client], now: datetime) -> Invited:
    """Invites each of them, as `pipeline.clients.make_client` does; those who can't be are named. Of several it is noted, while
    the practice is being set up, that they are to be invited; a single one is invited at once, wherever that is asked."""
    clients = list(clients)
    found, at_once = Invited(), goes_at_once(len(clients))
    for client in clients:
        try:
            _invite(client, found, at_once, now)
        except InvitationError as error:
            found.problems.append(str(error))
    return found


def goes_at_once(count: int) -> bool:
    """Whether invitations to so many go out as soon as they are asked for."""
    return count == 1 or is_open()


def _invite(client: Client, found: Invited, at_once: bool, now: datetime) -> None:
    if at_once or client.user_id or client.has_left(now):  # of whom it says why not
        make_client(client=client, now=now)
        found.sent.append(client)
    else:
        Client.objects.filter(pk=client.pk).update(is_to_be_invited=True)
        found.waiting.append(client)


@transaction.atomic
def open_practice(*, now: datetime) -> Invited:
    """From now on everything goes out as it comes, beginning with the invitations that waited. Twice is once."""
    if not PracticeSettings.objects.filter(being_set_up=True).update(being_set_up=False):
        return Invited()
    return invite_many(clients=to_be_invited(Client.objects.all()), now=now)


def to_be_invited(clients: QuerySet[Client]) -> QuerySet[Client]:
    """Those whose invitation waits for the practice to open."""
    return clients.filter(is_to_be_invited=True).exclude(stage=Client.Stage.GONE).order_by("pk")
