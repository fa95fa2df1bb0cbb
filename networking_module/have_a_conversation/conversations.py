"""A conversation's way: begun, looked back on, and a lead followed."""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.autosave.plain_text import plain
from coaching.people.timeline import record
from coaching.practice.days import today
from coaching.practice.fields import column
from coaching.practice.text import one_line
from networking_module.contacts.forms import USUAL_RHYTHM
from networking_module.contacts.interactions.promises import make_promise
from networking_module.contacts.interactions.touches import log_touch
from networking_module.contacts.models import Contact, Promise, Touch
from networking_module.have_a_conversation import library
from networking_module.have_a_conversation.models import Conversation

# "Ben Ortiz at Harbor Freight, he knows …": the words with a capital at the beginning are most likely a name.
NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*(?:\s+|(?=[,;:(])|$)){1,4}")


class ConversationError(Exception):
    """This can't be done with the conversation as it is; the words say why."""


def begin(*, contact: Contact) -> Conversation:
    """A fresh sheet for a conversation with someone, with the story of the client's last one."""
    return take_over_story(conversation=Conversation(contact=contact))


def take_over_story(*, conversation: Conversation) -> Conversation:
    """Fills the beats that are still empty from the client's last sheet that has a story."""
    last = last_story(conversation)
    for name in Conversation.STORY:
        if last and not getattr(conversation, name).strip():
            _set(conversation, name, getattr(last, name))
    conversation.save()
    return conversation


def last_story(conversation: Conversation) -> Conversation | None:
    """The client's last other sheet in which a story stands, or None."""
    others = Conversation.objects.of_client(conversation.contact.client).exclude(pk=conversation.pk).order_by("-pk")
    return next((other for other in others[:20] if other.has_story), None)


def add_line(*, conversation: Conversation, name: str, line: str) -> Conversation:
    """Adds a line to a part that holds one thing a line, once. Raises ConversationError where there is no room for it."""
    before, line = library.lines(getattr(conversation, name)), plain(line).strip()
    if line in ["", *before]:
        return conversation
    text = "\n".join([*before, line])
    longest = column(Conversation, name).max_length
    if longest and len(text) > longest:
        facts = {"count": len(text), "longest": longest}
        raise ConversationError(_("With it this would be %(count)d characters long, and the limit is %(longest)d.") % facts)
    _set(conversation, name, text)
    conversation.save()
    return conversation


def _set(conversation: Conversation, name: str, text: str) -> None:
    """Another page that still shows what stood there finds out when it saves."""
    setattr(conversation, name, text)
    conversation.revisions[name] = conversation.revisions.get(name, 0) + 1


@transaction.atomic
def look_back(
    *,
    conversation: Conversation,
    now: datetime,
    thank_by: date | None = None,
    give_by: date | None = None,
    lead_by: date | None = None,
    next_on: date | None = None,
) -> Conversation:
    """Closes a conversation whose words are saved, and makes its dated steps. Dates are the client's own calendar.

    The meeting itself was being in touch. Raises ConversationError when it was looked back on before or is still to come.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).select_related("contact__client").get(pk=conversation.pk)
    if conversation.looked_back_at:
        raise ConversationError(_("You have already looked back on this conversation."))
    at = conversation.at or now
    if at > now:
        raise ConversationError(_("This conversation hasn't taken place yet. Change its time, or look back once you've had it."))
    zone = conversation.contact.client.timezone
    conversation.at, conversation.held_on = at, today(at, zone)
    conversation.looked_back_at, conversation.looked_back_on = now, today(now, zone)
    conversation.touch = _be_in_touch(conversation, now, next_on)
    conversation.save()
    _make_steps(conversation, now, thank_by, give_by, lead_by)
    record(client=conversation.contact.client, kind="networking.looked_back", text=_("Looked back on a conversation"), at=now)
    return conversation


def _be_in_touch(conversation: Conversation, now: datetime, next_on: date | None) -> Touch:
    gave = conversation.brings.strip() or conversation.they_got.strip()
    direction = Touch.Direction.GAVE if gave else Touch.Direction.IN_TOUCH
    on, at = conversation.held_on or today(now, conversation.contact.client.timezone), conversation.at
    touch = log_touch(contact=conversation.contact, kind=Touch.Kind.MEETING, direction=direction, on=on, at=at, now=now)
    if next_on:
        touch.contact.remind_on = next_on
        touch.contact.save()
    return touch


def _make_steps(
    conversation: Conversation, now: datetime, thank_by: date | None, give_by: date | None, lead_by: date | None
) -> None:
    steps = [
        (Promise.Kind.THANK, _("Say thank you for the conversation"), thank_by),
        (Promise.Kind.PROMISE, conversation.can_give, give_by),
        (Promise.Kind.LEAD, conversation.lead, lead_by),
    ]
    for kind, text, due in steps:
        if text and due:
            make_promise(contact=conversation.contact, kind=kind, text=text, due=due, now=now, conversation=conversation)


@transaction.atomic
def meet_lead(*, conversation: Conversation) -> Contact:
    """Puts whom they named on the client's list, once. Returns the contact.

    Raises ConversationError when nobody was named, or with more words than a name has.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).select_related("contact__client").get(pk=conversation.pk)
    if conversation.lead_contact:
        return conversation.lead_contact
    if not name_in(conversation.lead):
        raise ConversationError(_("First write down whom they named."))
    met = _("%(name)s named them: %(lead)s") % {"name": conversation.contact.name, "lead": conversation.lead}
    facts = {"name": _name_that_fits(conversation.lead), "how_we_met": met, "rhythm_days": USUAL_RHYTHM}
    conversation.lead_contact = Contact.objects.create(client=conversation.contact.client, **facts)
    conversation.save(update_fields=["lead_contact"])
    return conversation.lead_contact


def name_in(lead: str) -> str:
    """The name that a lead begins with, or all of it."""
    lead = one_line(lead)
    match = NAME.match(lead)
    return (match[0] if match else lead).strip(" ,.")


def _name_that_fits(lead: str) -> str:
    name, longest = name_in(lead), column(Contact, "name").max_length or 0
    if len(name) > longest:
        raise ConversationError(_("That is too long for a name. Begin what they named with it, such as “Ben Ortiz, who …”."))
    return name
