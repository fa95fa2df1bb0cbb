from datetime import datetime

from django.utils.translation import gettext as _

from coaching.people.timeline import seen
from coaching.practice.days import today
from networking_module.bring_value.models import Preparation
from networking_module.contacts.models import Contact


class PreparationError(Exception):
    """The sheet isn't ready yet; the message says what is missing."""


def sheet_for(contact: Contact) -> Preparation:
    """The sheet in use: the newest that no sent message came from, else a new unsaved one that starts from what was known."""
    latest = contact.preparations.first()
    if latest and not latest.messages.exclude(sent_at=None).exists():
        return latest
    return Preparation(contact=contact, knows=latest.knows if latest else "")


def make_ready(*, preparation: Preparation, now: datetime) -> Preparation:
    """Says that the client is ready to write. Raises PreparationError without anything to bring."""
    if not preparation.things_to_bring:
        raise PreparationError(_("Name at least one thing you can bring. A real thank-you counts."))
    client = preparation.contact.client
    if preparation.ready_at is None:
        preparation.ready_at, preparation.ready_on = now, today(now, client.timezone)
    preparation.save()
    seen(client=client, at=now)
    return preparation
