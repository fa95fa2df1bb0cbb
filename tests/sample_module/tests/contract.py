"""What the journal tells the core's tests about itself."""

from django.utils import timezone

from tests.roles import CLIENTS, EVERYONE
from tests.sample_module.models import Entry

FLOORS = {}

EXPORTED = {"entries": Entry}
NOT_EXPORTED = {}
LEFT_OUT = {"id": "Nothing else points to it.", "client": "Whose archive it is."}

PERMISSIONS = {"journal:entries": (CLIENTS, [], "get"), "journal-public:about": (EVERYONE, [], "get")}

SENT = {"journal:entries": {"text": "Slept well"}}


def world(clara):
    """One thing of each kind, all Clara's."""
    return {"entry": Entry.objects.create(client=clara, text="Walked by the river", at=timezone.now()).pk}
