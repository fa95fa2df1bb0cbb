"""The rows of a client's people."""

from networking_module.contacts.models.changes import LastChange
from networking_module.contacts.models.contacts import Contact
from networking_module.contacts.models.discretion import UnawareEmployer
from networking_module.contacts.models.groups import ContactGroup, Tag
from networking_module.contacts.models.imports import ContactImport, FilledIn, ImportRow
from networking_module.contacts.models.interactions import Promise, Touch

__all__ = [
    "ContactGroup",
    "Contact",
    "ContactImport",
    "FilledIn",
    "ImportRow",
    "LastChange",
    "Promise",
    "Tag",
    "Touch",
    "UnawareEmployer",
]
