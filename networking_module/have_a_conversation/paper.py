"""A conversation's sheet to take along: on a screen, on paper and as a file, the same words in the same order."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from coaching.practice.text import one_line
from networking_module.contacts.discretion.cautions import caution_about
from networking_module.have_a_conversation import library
from networking_module.have_a_conversation.forms import SCALE
from networking_module.have_a_conversation.models import Conversation

TEMPLATE = "networking_module/have_a_conversation/paper.html"


@dataclass(frozen=True)
class Section:
    """A heading, and what is below it: one thing a line, in `order` when that is part of it."""

    title: str
    things: list[str]
    in_order: bool = False


def on_paper(conversation: Conversation) -> dict[str, Any]:
    """What paper.html takes: whom, when, what they care about, and the sections that hold something."""
    return {
        "conversation": conversation,
        "contact": conversation.contact,
        "when": when_and_where(conversation),
        "caution": caution_about(conversation.contact, conversation.to_be_said),
        "sections": sections_of(conversation),
    }


def rendered(conversation: Conversation) -> str:
    """The sheet's paper as HTML, for a page that is still being written on."""
    return render_to_string(TEMPLATE, on_paper(conversation))


def as_text(conversation: Conversation) -> str:
    """The sheet as plain text, for a file that any device opens."""
    contact, when = conversation.contact, when_and_where(conversation)
    cares = [f"{_('They care about:')} {one_line(contact.cares_about)}"] if contact.cares_about else []
    parts = ["\n".join([contact.name, *filter(None, [when]), *cares])]
    for section in sections_of(conversation):
        signs = [f"{number}." for number, _thing in enumerate(section.things, 1)] if section.in_order else None
        lines = zip(signs or ["–"] * len(section.things), section.things, strict=True)
        parts.append("\n".join([section.title, *(f"{sign} {thing}" for sign, thing in lines)]))
    return "\n\n".join(parts) + "\n"


def when_and_where(conversation: Conversation) -> str:
    """Its day once it was held, its time before, and the place; the client's own clock."""
    when = ""
    if conversation.held_on:
        when = date_format(conversation.held_on, "DATE_FORMAT")
    elif conversation.at:
        when = date_format(localtime(conversation.at), "DATETIME_FORMAT")
    return ", ".join(filter(None, [when, conversation.place]))


def sections_of(conversation: Conversation) -> list[Section]:
    """What is prepared, then what came of it; nothing that is empty."""
    words = [getattr(conversation, name).strip() for name in Conversation.STORY]
    listened = [str(dict(SCALE)[conversation.listened])] if conversation.listened else []
    found = [
        Section(_("My story"), list(filter(None, words)), in_order=True),
        Section(_("I'd like to ask"), [str(each) for each in library.questions_of(conversation)]),
        Section(_("I bring"), library.lines(conversation.brings)),
        Section(_("I listen"), [str(each) for each in library.chosen(conversation.listening, library.LISTENING)]),
        Section(_("What I heard"), library.lines(conversation.learned)),
        Section(_("Who talked more"), listened),
        Section(_("What they got"), library.lines(conversation.they_got)),
        Section(_("What I can give"), library.lines(conversation.can_give)),
        Section(_("Where it leads"), library.lines(conversation.lead)),
    ]
    return [section for section in found if section.things]
