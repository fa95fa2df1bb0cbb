"""Looking back on a conversation: what was learned becomes dated steps."""

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.people.timeline import record
from coaching.practice.days import start_of
from networking_module.contacts.models import Promise, Touch
from networking_module.contacts.promises import make_promise
from networking_module.contacts.touches import log_touch
from networking_module.have_a_conversation.models import Conversation


class ConversationError(Exception):
    """This can't be done with the conversation as it is; the words say why."""


@transaction.atomic
def look_back(*, conversation, now, thank_by=None, give_by=None, lead_by=None, next_on=None):
    """Closes a conversation whose words are filled in, and makes its dated steps. Dates are the client's own calendar.

    The meeting itself was being in touch. Raises ConversationError when it was looked back on before or is still to come.
    """
    locked = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if locked.looked_back_at:
        raise ConversationError(_("You have already looked back on this conversation."))
    at = conversation.at or now
    if at > now:
        raise ConversationError(_("This conversation is still to come. Change its time, or look back afterwards."))
    conversation.at, conversation.looked_back_at = at, now
    conversation.save()
    _be_in_touch(conversation, now, next_on)
    _make_steps(conversation, thank_by, give_by, lead_by)
    record(client=conversation.contact.client, kind="networking.looked_back", text=_("Looked back on a conversation"), at=now)
    return conversation


def _be_in_touch(conversation, now, next_on):
    direction = Touch.Direction.GAVE if conversation.brings.strip() else Touch.Direction.IN_TOUCH
    facts = {"kind": Touch.Kind.MEETING, "direction": direction, "at": conversation.at, "now": now}
    contact = log_touch(contact=conversation.contact, **facts).contact
    if next_on:
        contact.remind_at = start_of(next_on, contact.client.timezone)
        contact.save()


def _make_steps(conversation, thank_by, give_by, lead_by):
    steps = [
        (Promise.Kind.THANK, _("Say thank you for the conversation"), thank_by),
        (Promise.Kind.PROMISE, conversation.can_give, give_by),
        (Promise.Kind.LEAD, conversation.lead, lead_by),
    ]
    for kind, text, due in steps:
        if text and due:
            make_promise(contact=conversation.contact, kind=kind, text=text, due=due)
