"""Recording and undoing, for one person or several met at once."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from coaching.people.models import Client
from networking_module.contacts.interactions.touches import change_touch, log_touch, undo_touch
from networking_module.contacts.models import Contact, LastChange, Touch
from networking_module.contacts.undo import remember, undoes

FACTS = ["contact_id", "at", "kind", "direction", "note", "off_search_list"]


@transaction.atomic
def log_together(*, contacts: Collection[Contact], now: datetime, **facts: Any) -> tuple[list[Touch], LastChange]:
    """Records for each contact of one client what `log_touch` takes. Returns the touches and the `LastChange`.

    Raises TouchError as `log_touch` does.
    """
    were = {each.pk: {"resting": each.resting, "remind_at": each.remind_at} for each in contacts}
    touches = [log_touch(contact=contact, now=now, **facts) for contact in contacts]
    before = {"touches": [touch.pk for touch in touches], "people": were}
    return touches, remember(client=touches[0].contact.client, kind="together", before=before)


@undoes("together")
def _logged_as_before(client: Client, before: Mapping[str, Any], now: datetime) -> None:
    for touch in Touch.objects.of_client(client).filter(pk__in=before["touches"]):
        contact = undo_touch(touch=touch)
        was = before["people"][str(contact.pk)]
        contact.resting, contact.remind_at = was["resting"], was["remind_at"] and parse_datetime(was["remind_at"])
        contact.save()


@transaction.atomic
def remove(*, touch: Touch) -> tuple[Contact, LastChange]:
    """Removes what was written down by mistake. Returns the contact, and the `LastChange` that brings it back."""
    facts = {name: getattr(touch, name) for name in FACTS}
    contact = undo_touch(touch=touch)
    return contact, remember(client=contact.client, kind="removed", before=facts)


@undoes("removed")
def _removed_as_before(client: Client, before: Mapping[str, Any], now: datetime) -> Contact | None:
    contact = client.contacts.filter(pk=before["contact_id"]).first()
    if contact:
        touch = Touch(**{**before, "at": parse_datetime(before["at"])})
        change_touch(touch=touch, kind=touch.kind, direction=touch.direction, at=touch.at, now=now, note=touch.note)
    return contact
