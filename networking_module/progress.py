"""Numbers per principle and week: people helped, answers, conversations and promises kept, never clicks.

Everything counted is a `Deed`. The numbers, the items behind them and what an exercise counts come from the same deeds,
for client and coach alike: one query for one client and for a thousand.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coaching.modules import Progress, ProgressItem
from coaching.practice.days import mondays, today, week_of
from coaching.practice.reading_once import once
from coaching.practice.week_counts import first_monday, week_counts
from networking_module.contacts.models import Promise, Touch
from networking_module.have_a_conversation.models import Conversation
from networking_module.principles import BRING_VALUE, HAVE_A_CONVERSATION, PRINCIPLES, STAY_IN_TOUCH

HELPED, ANSWERED, TALKED, KEPT, IN_TOUCH = "helped", "answered", "talked", "kept", "in_touch"
MEASURES = (HELPED, ANSWERED, TALKED, KEPT)
TEXTS = {
    HELPED: _("Gave something to %(name)s"),
    ANSWERED: _("Heard from %(name)s"),
    IN_TOUCH: _("In touch with %(name)s"),
    TALKED: _("Looked back on a conversation with %(name)s"),
    KEPT: _("Kept a promise to %(name)s"),
}


@dataclass(frozen=True)
class Deed:
    """One thing done along a track (its slug) on a date of the client's calendar, of a `kind` in MEASURES or just in touch.

    `once` is what counts once a week for its track, `counted` what counts once for its measure: a person, a conversation,
    a promise. `name` is the contact's, for the client's eyes only.
    """

    track: str
    kind: str
    client_id: int
    on: date
    contact_id: int
    name: str
    once: tuple[str, int]
    counted: tuple[str, int]

    @property
    def item(self):
        """As the client reads it."""
        text = TEXTS[self.kind] % {"name": self.name}
        return ProgressItem(self.on, text, reverse("networking:person", args=[self.contact_id]))


def progress_of(clients, weeks, now):
    """See `ModuleConfig.progress_of`."""
    clients, by_track = list(clients), defaultdict(list)
    one = clients[0] if len(clients) == 1 else None
    for deed in own_deeds(one, weeks, now) if one else deeds_of(clients, first_monday(clients, weeks, now), now):
        by_track[deed.track].append((deed.client_id, deed.on, deed.once))
    counts = {track: week_counts(clients, by_track[track.slug], weeks, now) for track in PRINCIPLES}
    return {client.pk: [Progress(track, counts[track][client.pk]) for track in PRINCIPLES] for client in clients}


def progress_items(client, track, weeks, now):
    """See `ModuleConfig.progress_items`."""
    starts = mondays(today(now, client.timezone), weeks)
    deeds = sorted(
        (deed for deed in deeds_of([client], starts[0], now) if deed.track == track), key=lambda deed: (deed.on, deed.kind)
    )
    last_of_week = {(week_of(deed.on, starts), deed.once): deed for deed in deeds}
    return [deed.item for deed in sorted(last_of_week.values(), key=lambda deed: deed.on, reverse=True)]


def measures_of(client, weeks, now):
    """{kind: how many} of the last weeks: people and things, each counted once. The same for client and coach."""
    found = {(deed.kind, deed.counted) for deed in own_deeds(client, weeks, now)}
    return {kind: sum(kind == each for each, _counted in found) for kind in MEASURES}


def own_deeds(client, weeks, now) -> list[Deed]:
    """What one client did in the last weeks: a page's numbers and its panel ask for the same."""
    since = mondays(today(now, client.timezone), weeks)[0]
    return once(("networking.deeds", client.pk, since, now), lambda: list(deeds_of([client], since, now)))


def deeds_of(clients, since, until) -> Iterator[Deed]:
    """What the clients did from the date `since` to the moment `until`, in no order. Preparing counts only through what comes of
    it; asking for a job is not staying in touch. One query."""
    found = _touches(clients, since, until).union(
        _conversations(clients, since, until), _promises(clients, since, until), all=True
    )
    for client_id, contact_id, name, on, source, pk, *facts in found:
        for track, kind, weekly, counted in DOES[source](contact_id, pk, *facts):
            yield Deed(track.slug, kind, client_id, on, contact_id, name, weekly, counted)


def _touches(clients, since, until):
    rows = Touch.objects.of_clients(clients).filter(on__gte=since, at__lte=until)
    return rows.order_by().values_list(*WHOM, "on", Value("touch"), "pk", "direction", "gives")


def _of_touch(contact_id, _pk, direction, gives):
    """People the client gave something to, those who wrote or helped, and those the client was in touch with."""
    person = ("contact", contact_id)
    if gives:
        yield BRING_VALUE, HELPED, person, person
    if direction in Touch.FROM_THEM:
        yield BRING_VALUE, ANSWERED, person, person
    if direction != Touch.Direction.ASKED_FOR_JOB:
        yield STAY_IN_TOUCH, IN_TOUCH, person, person


def _conversations(clients, since, until):
    rows = Conversation.objects.of_clients(clients).filter(looked_back_on__gte=since, looked_back_at__lte=until)
    return rows.order_by().values_list(*WHOM, "looked_back_on", Value("conversation"), "pk", Value(""), Value(True))


def _of_conversation(_contact_id, pk, *_facts):
    """Conversations looked back on."""
    talk = ("conversation", pk)
    yield HAVE_A_CONVERSATION, TALKED, talk, talk


def _promises(clients, since, until):
    rows = Promise.objects.of_clients(clients).kept().filter(closed_on__gte=since, closed_at__lte=until)
    return rows.order_by().values_list(*WHOM, "closed_on", Value("promise"), "pk", "kind", "from_conversation")


def _of_promise(contact_id, pk, kind, from_conversation):
    """Promises kept: giving to that person, and the fruit of a conversation if they came from one."""
    counted = ("promise", pk)
    if kind in Promise.GIVING:
        yield BRING_VALUE, KEPT, ("contact", contact_id), counted
    if from_conversation:
        yield HAVE_A_CONVERSATION, KEPT, counted, counted


WHOM = ("contact__client", "contact", "contact__name")
DOES = {"touch": _of_touch, "conversation": _of_conversation, "promise": _of_promise}
