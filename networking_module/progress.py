"""Numbers per principle and week: people helped, answers, conversations and promises kept, never clicks.

Everything counted is a `Deed`. The numbers, the items behind them and what an exercise counts come from the same deeds,
for client and coach alike. Each principle costs the same few queries for one client and for a thousand.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.modules import Progress, ProgressItem
from coaching.practice.days import week_of, week_starts
from coaching.practice.week_counts import first_week_start, week_counts
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.models import Promise, Touch
from networking_module.have_a_conversation.models import Conversation
from networking_module.principles import BRING_VALUE, HAVE_A_CONVERSATION, PRINCIPLES, STAY_IN_TOUCH

HELPED, ANSWERED, TALKED, KEPT = "helped", "answered", "talked", "kept"
MEASURES = {
    HELPED: gettext_lazy("People helped"),
    ANSWERED: gettext_lazy("People who wrote or helped"),
    TALKED: gettext_lazy("Conversations looked back on"),
    KEPT: gettext_lazy("Promises kept"),
}


@dataclass(frozen=True)
class Deed:
    """One thing done, of a `kind` in MEASURES or just being in touch. `once` is what counts once a week: a person, a
    conversation, a promise. `text` names the contact and is for the client's eyes only."""

    kind: str
    client_id: int
    at: datetime
    once: tuple
    text: str
    contact_id: int


def progress_of(clients, weeks, now):
    """See `ModuleConfig.progress_of`."""
    clients = list(clients)
    since = first_week_start(clients, weeks, now)
    counts = [week_counts(clients, _once_a_week(DEEDS[track.slug](clients, since, now)), weeks, now) for track in PRINCIPLES]
    return {
        client.pk: [Progress(track, by_client[client.pk]) for track, by_client in zip(PRINCIPLES, counts, strict=True)]
        for client in clients
    }


def _once_a_week(deeds):
    return ((deed.client_id, deed.at, deed.once) for deed in deeds)


def progress_items(client, track, weeks, now):
    """See `ModuleConfig.progress_items`."""
    starts = week_starts(now, client.timezone, weeks)
    deeds = sorted(DEEDS[track]([client], starts[0], now), key=lambda each: each.at)
    last_of_week = {(week_of(deed.at, starts), deed.once): deed for deed in deeds}
    shown = sorted(last_of_week.values(), key=lambda each: each.at, reverse=True)
    return [ProgressItem(deed.at, deed.text, reverse("networking:person", args=[deed.contact_id])) for deed in shown]


def measures_of(client, weeks, now):
    """[(what, how many)] of the last weeks: people and things, each counted once. The same for client and coach."""
    since = week_starts(now, client.timezone, weeks)[0]
    found = {(deed.kind, deed.once) for track in PRINCIPLES for deed in DEEDS[track.slug]([client], since, now)}
    return [(title, sum(kind == each for each, _once in found)) for kind, title in MEASURES.items()]


def bring_value(clients, since, until):
    """People the client helped or brought something to, and those who answered or helped. Preparing counts for itself: in
    what becomes of it."""
    touches = Touch.objects.of_clients(clients).filter(at__gte=since, at__lte=until)
    yield from _deeds(touches.filter(direction=Touch.Direction.GAVE), "at", _("Helped %(name)s"), HELPED)
    messages = OutreachMessage.objects.of_clients(clients)
    sent = messages.filter(sent_at__gte=since, sent_at__lte=until, with_value=True)
    yield from _deeds(sent, "sent_at", _("Brought something to %(name)s"), HELPED)
    yield from _deeds(touches.filter(direction__in=Touch.FROM_THEM), "at", _("Heard from %(name)s"), ANSWERED)
    yield from _deeds(
        messages.filter(replied_at__gte=since, replied_at__lte=until), "replied_at", _("%(name)s wrote back"), ANSWERED
    )


def stay_in_touch(clients, since, until):
    """People the client was in touch with, whichever side began. Asking for a job is not staying in touch."""
    touches = Touch.objects.of_clients(clients).filter(at__gte=since, at__lte=until)
    yield from _deeds(touches.exclude(direction=Touch.Direction.ASKED_FOR_JOB), "at", _("In touch with %(name)s"), "in_touch")


def have_a_conversation(clients, since, until):
    """Conversations looked back on, and promises kept."""
    conversations = Conversation.objects.of_clients(clients).filter(looked_back_at__gte=since, looked_back_at__lte=until)
    yield from _deeds(
        conversations, "looked_back_at", _("Looked back on a conversation with %(name)s"), TALKED, once="conversation"
    )
    kept = Q(status=Promise.Status.KEPT, closed_at__gte=since, closed_at__lte=until)
    promises = Promise.objects.of_clients(clients).filter(kept)
    yield from _deeds(promises, "closed_at", _("Kept a promise to %(name)s"), KEPT, once="promise")


def _deeds(rows, moment, text, kind, once="contact"):
    fields = ("contact__client_id", moment, "pk", "contact_id", "contact__name")
    for client_id, at, pk, contact_id, name in rows.values_list(*fields):
        yield Deed(kind, client_id, at, (once, contact_id if once == "contact" else pk), text % {"name": name}, contact_id)


DEEDS = {
    BRING_VALUE.slug: bring_value,
    STAY_IN_TOUCH.slug: stay_in_touch,
    HAVE_A_CONVERSATION.slug: have_a_conversation,
}
