"""Later, resting, awake again: changes to one person's clock that can be undone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from coaching.people.models import Client
from networking_module.contacts.interactions import touches
from networking_module.contacts.models import Contact, LastChange
from networking_module.contacts.undo import remember, undoes


@transaction.atomic
def put_off(*, contact: Contact, days: int, now: datetime) -> LastChange:
    """Asks again in `days` days; returns the `LastChange`."""
    change = _remember(contact)
    touches.snooze(contact=contact, days=days, now=now)
    return change


@transaction.atomic
def let_rest(*, contact: Contact, resting: bool) -> LastChange:
    """Lets someone rest, or wakes them up; returns the `LastChange`."""
    change = _remember(contact)
    touches.rest(contact=contact, resting=resting)
    return change


def _remember(contact: Contact) -> LastChange:
    before = {"pk": contact.pk, "remind_at": contact.remind_at, "resting": contact.resting}
    return remember(client=contact.client, kind="clock", before=before)


@undoes("clock")
def _clock_as_before(client: Client, before: Mapping[str, Any], now: datetime) -> Contact | None:
    contact = client.contacts.filter(pk=before["pk"]).first()
    if contact:
        contact.remind_at = before["remind_at"] and parse_datetime(before["remind_at"])
        contact.resting = before["resting"]
        contact.save()
    return contact
