"""What clients show their coach: listed without a name, opened one at a time. Each opening leaves a row in the site's log."""

from django.contrib.auth.models import AnonymousUser, User
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

KINDS = {"preparation": Preparation, "message": OutreachMessage, "conversation": Conversation}
OPENED = "networking_module.opened_shared"
LATEST = 20


def shown_by(client: Client) -> list[tuple[str, Shareable]]:
    """[(kind, thing)] of what the client shows now, the latest first. One query a kind."""
    found = []
    for kind, model in KINDS.items():
        things = owned(model).of_client(client).exclude(shared_at=None).order_by("-shared_at")[:LATEST]
        found += [(kind, thing) for thing in things]
    return sorted(found, key=lambda pair: pair[1].shared_at, reverse=True)[:LATEST]


def shown_or_404(user: User | AnonymousUser, kind: str, pk: int) -> Shareable:
    """The thing, if one of this member of staff's clients shows it at this moment."""
    if kind not in KINDS:
        raise Http404
    things = owned(KINDS[kind]).of_clients(clients_of(user)).exclude(shared_at=None)
    return get_object_or_404(things.select_related("contact__client"), pk=pk)


def write_down(*, thing: Shareable, by: User) -> None:
    """Notes in the log who opened what and when; its label is a number, never a name or a word of the client's."""
    return log(thing, OPENED, user=by, title=_("Shared by client %(pk)d") % {"pk": thing.contact.client_id})
