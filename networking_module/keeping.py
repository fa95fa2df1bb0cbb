"""Everything the module holds about a client: to take away, and to delete."""

from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.contacts.models import Contact, Promise, Touch
from networking_module.have_a_conversation.models import Conversation

SUBJECTS = {
    "people": Contact, "times_in_touch": Touch, "promises": Promise,
    "preparations": Preparation, "messages": OutreachMessage, "conversations": Conversation,
}  # fmt: skip


def export(client):
    """{subject: rows} of everything, JSON-ready: times in ISO 8601, UTC; `contact` is the person's number under `people`."""
    rows = {subject: model.objects.of_client(client).order_by("pk") for subject, model in SUBJECTS.items()}
    return {subject: [_row(each) for each in found] for subject, found in rows.items()}


def forget(client):
    """Deletes everything: all of it hangs on the contacts."""
    Contact.objects.of_client(client).delete()


def _row(item):
    fields = [field for field in item._meta.concrete_fields if field.name != "client"]
    return {field.name: _plain(field.value_from_object(item)) for field in fields}


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value
