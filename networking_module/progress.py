"""Numbers per principle and week: people helped, answers, conversations and promises kept, never clicks.

Everything counted is a `Deed`. The numbers, the items behind them and what an exercise counts come from the same deeds,
for client and coach alike. Each principle costs the same few queries for one client and for a thousand.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.modules import Progress, ProgressItem
from coaching.practice.days import mondays, today, week_of
from coaching.practice.week_counts import first_monday, week_counts
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
    """One thing done on a date of the client's calendar, of a `kind` in MEASURES or just being in touch.

    `once` is what counts once a week for its principle, `counted` what counts once for its measure: a person, a conversation,
    a promise. `text` names the contact and is for the client's eyes only.
    """

    kind: str
    client_id: int
    on: date
    once: tuple[str, int]
    counted: tuple[str, int]
    text: str
    contact_id: int


def progress_of(clients, weeks, now):
    """See `ModuleConfig.progress_of`."""
    clients = list(clients)
    since = first_monday(clients, weeks, now)
    counts = [week_counts(clients, _once_a_week(DEEDS[track.slug](clients, since, now)), weeks, now) for track in PRINCIPLES]
    return {
        client.pk: [Progress(track, by_client[client.pk]) for track, by_client in zip(PRINCIPLES, counts, strict=True)]
        for client in clients
    }


def _once_a_week(deeds):
    return ((deed.client_id, deed.on, deed.once) for deed in deeds)


def progress_items(client, track, weeks, now):
    """See `ModuleConfig.progress_items`."""
    starts = mondays(today(now, client.timezone), weeks)
    deeds = sorted(DEEDS[track]([client], starts[0], now), key=lambda deed: deed.on)
    last_of_week = {(week_of(deed.on, starts), deed.once): deed for deed in deeds}
    shown = sorted(last_of_week.values(), key=lambda deed: deed.on, reverse=True)
    return [ProgressItem(deed.on, deed.text, reverse("networking:person", args=[deed.contact_id])) for deed in shown]


def measures_of(client, weeks, now):
    """[(what, how many)] of the last weeks: people and things, each counted once. The same for client and coach."""
    since = mondays(today(now, client.timezone), weeks)[0]
    found = {(deed.kind, deed.counted) for track in PRINCIPLES for deed in DEEDS[track.slug]([client], since, now)}
    return [(title, sum(kind == each for each, _counted in found)) for kind, title in MEASURES.items()]


def bring_value(clients, since, until):
    """People the client gave something to, kept a promise to or thanked, and those who wrote or helped. Preparing doesn't count
    by itself, only through what comes of it."""
    touches = Touch.objects.of_clients(clients).filter(on__gte=since, at__lte=until)
    yield from _deeds(touches.giving(), "on", _("Gave something to %(name)s"), HELPED)
    yield from _deeds(touches.from_them(), "on", _("Heard from %(name)s"), ANSWERED)
    giving = _kept(clients, since, until).filter(kind__in=Promise.GIVING)
    yield from _deeds(giving, "closed_on", _("Kept a promise to %(name)s"), KEPT, counted="promise")


def stay_in_touch(clients, since, until):
    """People the client was in touch with, whichever side began. Asking for a job is not staying in touch."""
    touches = Touch.objects.of_clients(clients).filter(on__gte=since, at__lte=until)
    yield from _deeds(touches.resetting(), "on", _("In touch with %(name)s"), "in_touch")


def have_a_conversation(clients, since, until):
    """Conversations looked back on, and the promises kept that came of one."""
    talks = Conversation.objects.of_clients(clients).filter(looked_back_on__gte=since, looked_back_at__lte=until)
    text = _("Looked back on a conversation with %(name)s")
    yield from _deeds(talks, "looked_back_on", text, TALKED, once="conversation", counted="conversation")
    kept = _kept(clients, since, until).filter(from_conversation=True)
    yield from _deeds(kept, "closed_on", _("Kept a promise to %(name)s"), KEPT, once="promise", counted="promise")


def _kept(clients, since, until):
    return Promise.objects.of_clients(clients).kept().filter(closed_on__gte=since, closed_at__lte=until)


def _deeds(rows, day, text, kind, once="contact", counted="contact"):
    fields = ("contact__client_id", day, "pk", "contact_id", "contact__name")
    for client_id, on, pk, contact_id, name in rows.values_list(*fields):
        numbers = {"contact": contact_id}
        once_id, counted_id = ((what, numbers.get(what, pk)) for what in (once, counted))
        yield Deed(kind, client_id, on, once_id, counted_id, text % {"name": name}, contact_id)


DEEDS = {
    BRING_VALUE.slug: bring_value,
    STAY_IN_TOUCH.slug: stay_in_touch,
    HAVE_A_CONVERSATION.slug: have_a_conversation,
}
