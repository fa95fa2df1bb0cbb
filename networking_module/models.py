"""Gathers the rows of every room, for Django."""

from networking_module.bring_value.explanations.models import Explanation
from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.contacts.importing.models import ContactImport, ImportRow
from networking_module.contacts.models import Circle, Contact, LastChange, Promise, Tag, Touch
from networking_module.have_a_conversation.models import Conversation
from networking_module.work_search.models import GoodNews, SearchStep

__all__ = [
    "Circle",
    "Contact",
    "ContactImport",
    "Conversation",
    "Explanation",
    "GoodNews",
    "ImportRow",
    "LastChange",
    "OutreachMessage",
    "Preparation",
    "Promise",
    "SearchStep",
    "Tag",
    "Touch",
]
