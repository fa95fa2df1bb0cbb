"""Later, resting, awake again: changes to one person's clock that can be undone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_date

from coaching.people.models import Client
from coaching.practice.days import today
from networking_module.contacts.interactions import touches
from networking_module.contacts.models import Contact, LastChange
from networking_module.contacts.undo import remember, undoes


@transaction.atomic
def put_off(*, contact: Contact, days: int, now: datetime) -> LastChange:
    """Asks again in `days` days of the client's calendar; returns the `LastChange`."""
    change = _remember(contact)
    touches.snooze(contact=contact, days=days, on=today(now, contact.client.timezone))
    return change


@transaction.atomic
def let_rest(*, contact: Contact, resting: bool) -> LastChange:
    """Lets someone rest, or wakes them up; returns the `LastChange`."""
    change = _remember(contact)
    touches.rest(contact=contact, resting=resting)
    return change


def _remember(contact: Contact) -> LastChange:
    before = {"pk": contact.pk, "remind_on": contact.remind_on, "resting": contact.resting}
    return remember(client=contact.client, kind="clock", before=before)


@undoes("clock")
def _clock_as_before(client: Client, before: Mapping[str, Any], now: datetime) -> Contact | None:
    contact = client.contacts.filter(pk=before["pk"]).first()
    if contact:
        contact.remind_on = before["remind_on"] and parse_date(before["remind_on"])
        contact.resting = before["resting"]
        contact.save()
    return contact
