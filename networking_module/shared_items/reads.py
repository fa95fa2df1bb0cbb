"""What clients show their coach: listed without a name, opened one at a time. Each opening leaves a row in the site's log."""

from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Value
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from coaching.people.access import clients_of
from coaching.people.models import Client
from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.contacts.access import owned
from networking_module.have_a_conversation.models import Conversation
from networking_module.sharing import Shareable

DONE = {"preparation": "ready_at", "message": "sent_at", "conversation": "looked_back_at"}
KINDS = {"preparation": Preparation, "message": OutreachMessage, "conversation": Conversation}
OPENED = "networking_module.opened_shared"
LATEST = 20


class Listed(NamedTuple):
    """A thing that is shown, as a list has it: `done_at` is when a message was sent, or a conversation looked back on."""

    kind: str
    pk: int
    shared_at: datetime
    done_at: datetime | None

    @property
    def is_draft(self) -> bool:
        return self.done_at is None

    @property
    def looked_back_at(self) -> datetime | None:
        return self.done_at


def shown_by(client: Client) -> list[tuple[str, Listed]]:
    """[(kind, thing)] of what the client shows now, the latest first. One query."""
    first, *others = (
        owned(model).of_client(client).exclude(shared_at=None).order_by().values_list(Value(kind), "pk", "shared_at", DONE[kind])
        for kind, model in KINDS.items()
    )
    latest = first.union(*others, all=True).order_by("-shared_at")[:LATEST]
    return [(row[0], Listed(*row)) for row in latest]


def shown_or_404(user: User | AnonymousUser, kind: str, pk: int) -> Shareable:
    """The thing, if one of this member of staff's clients shows it at this moment."""
    if kind not in KINDS:
        raise Http404
    things = owned(KINDS[kind]).of_clients(clients_of(user)).exclude(shared_at=None)
    return get_object_or_404(things.select_related("contact__client"), pk=pk)


def write_down(*, thing: Shareable, by: User) -> None:
    """Notes in the log who opened what and when; its label is a number, never a name or a word of the client's."""
    return log(thing, OPENED, user=by, title=_("Shared by client %(pk)d") % {"pk": thing.contact.client_id})
