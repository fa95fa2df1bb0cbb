"""Recording and undoing, for one person or several met at once."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils.dateparse import parse_date, parse_datetime

from coaching.people.models import Client
from networking_module.contacts.interactions.touches import log_touch, set_clock_as_if_always, undo_touch
from networking_module.contacts.models import Contact, LastChange, Touch
from networking_module.contacts.undo import remember, undoes

FACTS = ["contact_id", "on", "at", "kind", "direction", "gives", "note", "off_search_list"]


@transaction.atomic
def log_together(*, contacts: Collection[Contact], now: datetime, **facts: Any) -> tuple[list[Touch], LastChange]:
    """Records for each contact of one client what `log_touch` takes. Returns the touches and the `LastChange`.

    Raises TouchError as `log_touch` does.
    """
    were = {each.pk: {"resting": each.resting, "remind_on": each.remind_on} for each in contacts}
    touches = [log_touch(contact=contact, now=now, **facts) for contact in contacts]
    before = {"touches": [touch.pk for touch in touches], "people": were}
    return touches, remember(client=touches[0].contact.client, kind="together", before=before)


@undoes("together")
def _logged_as_before(client: Client, before: Mapping[str, Any], now: datetime) -> None:
    for touch in Touch.objects.of_client(client).filter(pk__in=before["touches"]):
        contact = undo_touch(touch=touch)
        was = before["people"][str(contact.pk)]
        contact.resting, contact.remind_on = was["resting"], was["remind_on"] and parse_date(was["remind_on"])
        contact.save()


@transaction.atomic
def remove(*, touch: Touch) -> tuple[Contact, LastChange]:
    """Removes what was written down by mistake. Returns the contact, and the `LastChange` that brings it back."""
    before = {"facts": {name: getattr(touch, name) for name in FACTS}, "links": _links(touch)}
    contact = undo_touch(touch=touch)
    return contact, remember(client=contact.client, kind="removed", before=before)


@undoes("removed")
def _removed_as_before(client: Client, before: Mapping[str, Any], now: datetime) -> Contact | None:
    facts = before["facts"]
    contact = client.contacts.filter(pk=facts["contact_id"]).first()
    if contact:
        touch = Touch.objects.create(**{**facts, "on": parse_date(facts["on"]), "at": parse_datetime(facts["at"])})
        _link_again(before["links"], touch)
        set_clock_as_if_always(contact.pk)
    return contact


def _links(touch: Touch) -> list[list[Any]]:
    """What points at it, whatever room it is of: the message that was sent with it, the promise it kept."""
    relations = [(related.related_model, related.field.name) for related in Touch._meta.related_objects]
    return [
        [model._meta.label, name, pk]
        for model, name in relations
        for pk in model._default_manager.filter(**{name: touch}).values_list("pk", flat=True)
    ]


def _link_again(links: list[list[Any]], touch: Touch) -> None:
    for label, name, pk in links:
        apps.get_model(label)._default_manager.filter(pk=pk).update(**{name: touch})
