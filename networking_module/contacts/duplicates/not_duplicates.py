"""Two who look like one and aren't."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from coaching.people.models import Client
from networking_module.contacts.models import Contact, LastChange
from networking_module.contacts.undo import remember, undoes


@transaction.atomic
def tell_two_apart(one: Contact, other: Contact) -> LastChange:
    """Keeps with both that the other is someone else; returns the `LastChange`."""
    change = remember(client=one.client, kind="apart", before={"pair": [one.pk, other.pk]})
    _keep(one, {*one.not_the_same_as, other.pk})
    _keep(other, {*other.not_the_same_as, one.pk})
    return change


@undoes("apart")
def _as_before(client: Client, before: Mapping[str, Any], now: datetime) -> None:
    pair = list(client.contacts.filter(pk__in=before["pair"]))
    for contact in pair:
        _keep(contact, set(contact.not_the_same_as) - set(before["pair"]))


def _keep(contact: Contact, others: Iterable[int]) -> None:
    contact.not_the_same_as = sorted(others)
    contact.save(update_fields=["not_the_same_as"])
