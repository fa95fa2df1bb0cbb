"""What clients see on their home, and coaches on a client's page. Both read the same numbers."""

from django.db.models import Count, Q

from coaching.modules import Panel
from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.contacts.models import Promise
from networking_module.have_a_conversation.models import Conversation
from networking_module.stay_in_touch import lists
from networking_module.stay_in_touch.clock import Clock
from networking_module.stay_in_touch.ideas import first_idea

NAMES = 3
SHARED = 20


def client_panel(client, now):
    """Three names with a reason and an idea, the promises that wait, and the way to the rest."""
    waiting = lists.people(client, "waiting", now)[:NAMES]
    promises = Promise.objects.of_client(client).filter(status=Promise.Status.OPEN).select_related("contact")
    return Panel("networking_module/panels/client.html", {
        "people": [(Clock(contact, now), first_idea(contact)) for contact in waiting],
        "counts": lists.counts(client, now),
        "promises": promises[:NAMES],
        "has_people": client.contacts.current().exists(),
    })  # fmt: skip


def coach_panel(client, now):
    """Numbers, and what the client shared: never anyone's name or a private word besides."""
    return Panel("networking_module/panels/coach.html", {
        "counts": lists.counts(client, now),
        "people": client.contacts.current().count(),
        "promises": _promises(client),
        "preparations": _shared(Preparation, client),
        "messages": _shared(OutreachMessage, client),
        "conversations": _shared(Conversation, client),
    })  # fmt: skip


def _promises(client):
    kept, open_ = Q(status=Promise.Status.KEPT), Q(status=Promise.Status.OPEN)
    return Promise.objects.of_client(client).aggregate(kept=Count("pk", filter=kept), open=Count("pk", filter=open_))


def _shared(model, client):
    found = model.objects.of_client(client).exclude(shared_at=None)
    return found.select_related("contact").order_by("-shared_at")[:SHARED]
