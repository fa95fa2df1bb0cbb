"""A shown thing as (heading, text) pairs, in the order it was filled in; what stayed empty is left out."""

from django.utils.translation import gettext as _

from networking_module.bring_value.face_forms import said
from networking_module.have_a_conversation.forms import SCALE
from networking_module.have_a_conversation.library import LISTENING, chosen, questions_of


def sections(kind, thing):
    return [(heading, text) for heading, text in SECTIONS[kind](thing) if text]


def _preparation(sheet):
    return [(_("Knows"), sheet.knows), (_("Brings"), sheet.brings), (_("Would like to learn"), sheet.learns)]


def _message(message):
    faces = [(_("How they expected it to be taken"), said(message.expected)), (_("How it was taken"), said(message.taken))]
    return [(_("Subject"), message.subject), (_("Message"), message.text), *faces]


def _conversation(talk):
    before = [
        (_("Story"), _in_lines(getattr(talk, name) for name in talk.STORY)),
        (_("Questions"), _in_lines(questions_of(talk))),
        (_("Brings"), talk.brings),
        (_("How they want to listen"), _in_lines(chosen(talk.listening, LISTENING))),
    ]
    return [*before, *_afterwards(talk)] if talk.looked_back_at else before


def _afterwards(talk):
    """Only once the client has looked back: until then it is a draft. `SCALE` speaks in the client's voice."""
    return [
        (_("Learned"), talk.learned),
        (_("Who talked more, in their words"), dict(SCALE).get(talk.listened)),
        (_("What the other person got from it"), talk.they_got),
        (_("What they can give"), talk.can_give),
        (_("Named for follow-up"), talk.lead),
    ]


def _in_lines(texts):
    return "\n".join(str(text) for text in texts if text)


SECTIONS = {"preparation": _preparation, "message": _message, "conversation": _conversation}
