"""Gathers the rows of every room, for Django."""

from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.contacts.models import Contact, Promise, Touch
from networking_module.have_a_conversation.models import Conversation

__all__ = ["Contact", "Conversation", "OutreachMessage", "Preparation", "Promise", "Touch"]
