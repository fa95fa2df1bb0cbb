"""What a client could do next, for their eyes only: their home and their digest."""

from collections import Counter
from datetime import timedelta

from django.db.models import Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.modules import DigestLine, NextStep
from coaching.practice.days import today
from networking_module.bring_value.answer_questions import questions
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.models import Contact, Promise
from networking_module.have_a_conversation.models import Conversation
from networking_module.stay_in_touch.clock import Clock
from networking_module.stay_in_touch.ideas import first_idea
from networking_module.stay_in_touch.mailed_links import actions_for

NAMES = 3
LINES_BEFORE_A_QUESTION = 2
PROMISE_DAYS = 3
TALK_DAYS = 3


def next_steps(client, now):
    """See `ModuleConfig.next_steps`: promises, then what is fresh, then who waits longest. Without anyone: begin."""
    steps = [*_promises([client], now), *_conversations([client], now)]
    steps = [step for _client_id, step, *_row in steps]
    waiting = client.contacts.waiting(today(now, client.timezone)).first()
    if waiting:
        text = _("Say hello to %(name)s") % {"name": waiting.name}
        steps.append(NextStep(text, waiting.get_absolute_url()))
    if steps or client.contacts.current().exists():
        return steps
    return [NextStep(_("Name one person you would like to thank or catch up with"), reverse("networking:add"))]


def digest_lines(clients, now):
    """See `ModuleConfig.digest_lines`: promises and people with “done” and “later”, and whether one message was answered. Five
    queries for any number of clients."""
    clients = list(clients)
    steps = [*_promises(clients, now), *_conversations(clients, now), *_waiting(clients, now)]
    cautions = Cautions.of_clients(clients)
    lines = [
        DigestLine(client_id, _discreet(step.text, cautions[client_id], *row), step.url, actions_for(*row) if row else ())
        for client_id, step, *row in steps
    ]
    return list(_with_questions(lines, questions(clients, now)))


def _with_questions(lines, asked):
    """Each client's question comes after two of their lines: the mail has room for three."""
    waiting, count = {line.client_id: line for line in asked}, Counter[int]()
    for line in lines:
        if count[line.client_id] == LINES_BEFORE_A_QUESTION and line.client_id in waiting:
            yield waiting.pop(line.client_id)
        count[line.client_id] += 1
        yield line
    yield from waiting.values()


def _discreet(text, cautions, row=None):
    """What an email may say of someone who must not know: nothing that tells it, and not that they are among those either."""
    contact = row.contact if isinstance(row, Promise) else row
    caution = cautions.of(contact, text) if contact else None
    if not (caution and caution.quotes):
        return text
    words = _("For %(name)s: what you promised") if isinstance(row, Promise) else _("Say hello to %(name)s")
    return words % {"name": contact.name}


def _promises(clients, now):
    zones = {client.pk: client.timezone for client in clients}
    latest = now.date() + timedelta(days=PROMISE_DAYS + 1)
    promises = Promise.objects.of_clients(clients).open().filter(due__lte=latest).select_related("contact")
    for promise in promises:
        zone = zones[promise.contact.client_id]
        if promise.due <= today(now, zone) + timedelta(days=PROMISE_DAYS):
            text = _("For %(name)s: %(promise)s") % {"name": promise.contact.name, "promise": promise.text}
            step = NextStep(text, promise.get_absolute_url(), promise.due)
            yield promise.contact.client_id, step, promise


def _conversations(clients, now):
    """Those to look back on, then those of the next days, which want a look at their sheet."""
    zones = {client.pk: client.timezone for client in clients}
    near = Conversation.objects.of_clients(clients).asking().filter(at__lte=now + timedelta(days=TALK_DAYS))
    for talk in near.select_related("contact").order_by("at"):
        client_id, name = talk.contact.client_id, {"name": talk.contact.name}
        if talk.is_over(now):
            text = _("Two minutes on your conversation with %(name)s, while it is fresh") % name
            yield client_id, NextStep(text, reverse("networking:after", args=[talk.pk]))
        else:
            text = _("Get ready for your conversation with %(name)s: a story, three questions, something to bring") % name
            yield client_id, NextStep(text, talk.get_absolute_url(), today(talk.at, zones[client_id]))


def _waiting(clients, now):
    """Three people a client, who waited longest first, each with an idea."""
    days = {client.pk: today(now, client.timezone) for client in clients}
    place = Window(RowNumber(), partition_by="client_id", order_by=("due_on", "name", "pk"))
    waiting = Contact.objects.waiting_of(clients, now).annotate(place=place).filter(place__lte=NAMES)
    for contact in waiting:
        since = Clock(contact, days[contact.client_id]).since
        facts = {"name": contact.name, "since": since, "idea": first_idea(contact).text}
        step = NextStep(_("%(name)s: %(since)s. %(idea)s") % facts, contact.get_absolute_url())
        yield contact.client_id, step, contact
