"""Gathers the rows of every room, for Django."""

from networking_module.bring_value.explanations.models import Explanation
from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.bring_value.opinions.models import CheckOpinion
from networking_module.contacts.models import (
    Contact,
    ContactGroup,
    ContactImport,
    FilledIn,
    ImportRow,
    LastChange,
    Promise,
    Tag,
    Touch,
    UnawareEmployer,
)
from networking_module.have_a_conversation.models import Conversation
from networking_module.job_search.models import GoodNews, SearchStep

__all__ = [
    "CheckOpinion",
    "ContactGroup",
    "Contact",
    "ContactImport",
    "Conversation",
    "Explanation",
    "FilledIn",
    "GoodNews",
    "ImportRow",
    "LastChange",
    "OutreachMessage",
    "Preparation",
    "Promise",
    "SearchStep",
    "Tag",
    "Touch",
    "UnawareEmployer",
]
