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
    return [*_personal(contact), *_for_anyone()][:count]


def first_idea(contact):
    return ideas_for(contact, 1)[0]


def _personal(contact):
    if contact.unanswered:
        yield Idea(_("Your last message had no answer yet. Send something useful and ask for nothing."))
    if contact.cares_about:
        topic = contact.cares_about.strip().splitlines()[0][:80]
        yield Idea(_("Send an article or a find about “%(topic)s”, with one line on why.") % {"topic": topic})
    if contact.how_we_met:
        yield Idea(_("Tell them some news from where you met."))
    if contact.company:
        text = _("Read what is new at %(company)s and congratulate them on one thing.") % {"company": contact.company}
        yield Idea(text, Touch.Kind.LINKEDIN)


def _for_anyone():
    yield Idea(_("Tell them what you did with something they once told you, and say thank you."))
    yield Idea(_("Comment on their last post with a thought of your own."), Touch.Kind.COMMENT)
    yield Idea(_("Introduce two people who would like each other. Ask both first."))
