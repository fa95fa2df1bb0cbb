"""Everything the module holds about a client: to take away, and to delete."""

from django.db.models import Model

from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.contacts.access import owned
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

SUBJECTS: dict[str, type[Model]] = {
    "groups": ContactGroup,
    "tags": Tag,
    "people": Contact,
    "employers_who_must_not_know": UnawareEmployer,
    "imports": ContactImport,
    "people_to_choose_from": ImportRow,
    "filled_in_by_imports": FilledIn,
    "times_in_touch": Touch,
    "promises": Promise,
    "preparations": Preparation,
    "messages": OutreachMessage,
    "conversations": Conversation,
    "work_search": SearchStep,
    "good_news": GoodNews,
    "last_change": LastChange,
}

UNTOLD = {"client", "profile_key", "company_key", "name_key", "notes_from_file"}  # who it is, and what follows from other fields


def export(client):
    """{subject: rows} of everything, JSON-ready: times in ISO 8601, UTC; `contact` is the person's number under `people`."""
    rows = {subject: owned(model).of_client(client).order_by("pk") for subject, model in SUBJECTS.items()}
    return {subject: [_row(each) for each in found] for subject, found in rows.items()}


def erase(client):
    """Deletes everything; what hangs on the contacts goes with them."""
    for model in (Contact, UnawareEmployer, ContactImport, ContactGroup, Tag, SearchStep, GoodNews, LastChange):
        owned(model).of_client(client).delete()


def _row(item):
    fields = [field for field in item._meta.concrete_fields if field.name not in UNTOLD]
    linked = {field.name: [other.pk for other in getattr(item, field.name).all()] for field in item._meta.many_to_many}
    return {field.name: _plain(field.value_from_object(item)) for field in fields} | linked


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value
