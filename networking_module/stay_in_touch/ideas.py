"""What could I send? A few ideas, each tied to what the client wrote about the person."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from networking_module.contacts.models import Touch


@dataclass(frozen=True)
class Idea:
    text: str
    kind: str = Touch.Kind.EMAIL
    direction: str = Touch.Direction.GAVE


def ideas_for(contact, count=3):
    """The first few ideas that fit this person, the most personal first."""
    return [*_personal(contact), *_for_anyone(contact)][:count]


def first_idea(contact):
    return ideas_for(contact, 1)[0]


def _personal(contact):
    if contact.cares_about:
        topic = contact.cares_about.strip().splitlines()[0][:80]
        yield Idea(_("Send an article or a find about “%(topic)s”, with one line on why.") % {"topic": topic})
    if contact.how_we_met:
        yield Idea(_("Tell them some news from where you met."))
    if contact.company:
        text = _("Read what is new at %(company)s and congratulate them on one thing.") % {"company": contact.company}
        yield Idea(text, Touch.Kind.LINKEDIN)


def _for_anyone(contact):
    """Not the same first for everybody, and for each person always the same."""
    ideas = [
        Idea(_("Tell them what you did with something they once told you, and say thank you.")),
        Idea(_("Comment on their last post with a thought of your own."), Touch.Kind.COMMENT),
        Idea(_("Introduce two people who would like each other. Ask both first.")),
        Idea(_("Send a picture or a line that made you think of them. No question needed.")),
    ]
    first = contact.pk % len(ideas)
    return [*ideas[first:], *ideas[:first]]
