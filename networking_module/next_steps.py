"""What a client could do next, for their eyes only: on their home and in their weekly email."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import Count, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.modules import InMail, NextStep, Panel, Ring
from coaching.people.models import Client
from coaching.practice.addressing import called, initials
from coaching.practice.days import today
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.models import Contact, Promise
from networking_module.have_a_conversation.models import Conversation
from networking_module.stay_in_touch.clock import Clock
from networking_module.stay_in_touch.ideas import first_idea
from networking_module.stay_in_touch.mailed_links import actions_for

NAMES = 3
PROMISE_DAYS = 3
TALK_DAYS = 3
ACTS = "networking_module/panels/acts_{}.html"


def next_steps(clients: Sequence[Client], now: datetime) -> list[NextStep]:
    """See `ModuleConfig.next_steps`: promises, conversations, then who waits longest. Whoever knows nobody here yet is asked for
    one person, and then for a second. Five queries for any number of clients."""
    cautions = Cautions.of_clients(clients)
    steps = [*_promises(clients, now, cautions), *_conversations(clients, now, cautions), *_waiting(clients, now, cautions)]
    return [*steps, *_first_people(clients)]


def _promises(clients: Sequence[Client], now: datetime, cautions: dict[int, Cautions]) -> Iterator[NextStep]:
    days = {client.pk: today(now, client.timezone) for client in clients}
    latest = now.date() + timedelta(days=PROMISE_DAYS + 1)
    promises = Promise.objects.of_clients(clients).open().filter(due__lte=latest).select_related("contact")
    for promise in promises:
        contact = promise.contact
        if promise.due <= days[contact.client_id] + timedelta(days=PROMISE_DAYS):
            words = _("For %(name)s: what you promised") % {"name": contact.name}
            yield NextStep(
                contact.client_id,
                promise.text,
                promise.get_absolute_url(),
                _("For %(name)s, by %(day)s") % {"name": contact.name, "day": date_format(promise.due, "l, F j")},
                due=promise.due,
                acts=Panel(ACTS.format("promise"), {"promise": promise}),
                mail=InMail(actions_for(promise), _instead(cautions, contact, promise.text, words)),
                short=_short(cautions, contact, _("A promise")),
                **_about(contact, Clock(contact, days[contact.client_id])),
            )


def _about(contact: Contact, clock: Clock) -> dict:
    """Whom a step is about: nobody is on a page twice."""
    return {"ring": Ring(initials(contact.name), clock.percent_left), "about": f"person:{contact.pk}"}


def _short(cautions: dict[int, Cautions], contact: Contact, thing: str) -> str:
    """What a subject says: a first name, which is read on a locked screen, or of someone who must not know only what it is
    about."""
    if cautions[contact.client_id].of(contact):
        return thing
    given = called(contact.name)
    return contact.first_name if contact.name.startswith(given) else given  # “Aunt Josie”, and “Anna” for “Dr. Anna Berg”


def _instead(cautions: dict[int, Cautions], contact: Contact, text: str, words: str) -> str:
    """What an email may say of someone who must not know: nothing that tells it, and not that they are among those either."""
    caution = cautions[contact.client_id].of(contact, text)
    return words if caution and caution.quotes else ""


def _conversations(clients: Sequence[Client], now: datetime, cautions: dict[int, Cautions]) -> Iterator[NextStep]:
    """Those to look back on, then those of the next days, which want a look at their sheet."""
    days = {client.pk: today(now, client.timezone) for client in clients}
    zones = {client.pk: client.timezone for client in clients}
    near = Conversation.objects.of_clients(clients).asking().filter(at__lte=now + timedelta(days=TALK_DAYS))
    for talk in near.select_related("contact").order_by("at"):
        contact, name = talk.contact, {"name": talk.contact.name}
        whom = _about(contact, Clock(contact, days[contact.client_id]))
        if talk.is_over(now):
            text, why = _("Look back on your conversation with %(name)s") % name, _("Two minutes, while it is fresh")
            url, due, label = reverse("networking:after", args=[talk.pk]), None, _("Look back")
        else:
            text, why = (
                _("Get ready for your conversation with %(name)s") % name,
                _("A story, three questions, something to bring"),
            )
            url, due, label = talk.get_absolute_url(), today(talk.at, zones[contact.client_id]), _("Get ready")
        short = _short(cautions, contact, _("A conversation"))
        yield NextStep(contact.client_id, text, url, why, due=due, label=label, short=short, mail=InMail(), **whom)


def _waiting(clients: Sequence[Client], now: datetime, cautions: dict[int, Cautions]) -> Iterator[NextStep]:
    """Three people a client, who waited longest first, each with an idea."""
    days = {client.pk: today(now, client.timezone) for client in clients}
    place = Window(RowNumber(), partition_by="client_id", order_by=("due_on", "name", "pk"))
    waiting = Contact.objects.waiting_of(clients, now).with_last_kind().annotate(place=place).filter(place__lte=NAMES)
    for contact in waiting:
        clock, idea = Clock(contact, days[contact.client_id]), first_idea(contact).text
        words = _("Say hello to %(name)s") % {"name": contact.name}
        yield NextStep(
            contact.client_id,
            contact.name,
            contact.get_absolute_url(),
            clock.since,
            idea,
            acts=Panel(ACTS.format("person"), {"contact": contact}),
            mail=InMail(actions_for(contact), _instead(cautions, contact, f"{clock.since}. {idea}", words)),
            short=_short(cautions, contact, _("Someone to say hello to")),
            **_about(contact, clock),
        )


def _first_people(clients: Iterable[Client]) -> Iterator[NextStep]:
    """Not by email: whoever begins is on the page."""
    known = Count("contacts", filter=Q(contacts__archived_at=None))
    counted = Client.objects.filter(pk__in=[client.pk for client in clients]).annotate(known=known).filter(known__lt=2)
    for client_id, count in counted.order_by().values_list("pk", "known"):
        text = _("Name a second person") if count else _("Name one person you would like to thank or catch up with")
        why = _("Two people are the beginning of a habit.") if count else _("We'll help you with the rest.")
        yield NextStep(client_id, text, reverse("networking:add"), why, label=_("Add one person"), about="networking.add")
