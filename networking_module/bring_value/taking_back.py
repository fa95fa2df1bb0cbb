"""“I sent it” and “They wrote back”, with the way back from each: as if it had never been said."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_date

from coaching.people.models import Client, TimelineEntry
from networking_module.bring_value import messages
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.interactions.touches import undo_touch
from networking_module.contacts.models import Contact, LastChange, Promise, Touch
from networking_module.contacts.undo import GONE, UndoError, remember, undoes

SENT: dict[str, Any] = {
    "sent_on": None,
    "sent_at": None,
    "sent_touch": None,
    "verdict": "",
    "elements": [],
    "with_value": False,
    "expected": None,
}
ANSWERED = {"replied_on": None, "replied_at": None, "answer_touch": None, "taken": None}
OPEN_AGAIN = {"status": Promise.Status.OPEN, "closed_on": None, "closed_at": None, "touch": None}


@transaction.atomic
def mark_sent(*, message: OutreachMessage, now: datetime, **facts: Any) -> tuple[Touch, LastChange]:
    """As `messages.mark_sent`, with what undoes it."""
    before, made = _before(message), set(message.promises.values_list("pk", flat=True))
    touch = messages.mark_sent(message=message, now=now, **facts)
    before["promised"] = [pk for pk in message.promises.values_list("pk", flat=True) if pk not in made]
    told = TimelineEntry.objects.filter(client=touch.contact.client, kind="networking.sent")
    before["told"] = told.order_by("-pk").values_list("pk", flat=True).first()
    return touch, remember(client=touch.contact.client, kind="sent", before=before)


@transaction.atomic
def answered(*, message: OutreachMessage, now: datetime, **facts: Any) -> tuple[OutreachMessage, LastChange]:
    """As `messages.answered`, with what undoes it."""
    before = _before(message)
    found = messages.answered(message=message, now=now, **facts)
    return found, remember(client=message.contact.client, kind="answered", before=before)


def _before(message: OutreachMessage) -> dict[str, Any]:
    contact = Contact.objects.get(pk=message.contact_id)
    return {"pk": message.pk, "resting": contact.resting, "remind_on": contact.remind_on}


@undoes("sent")
def _not_sent(client: Client, before: Mapping[str, Any], now: datetime) -> str | None:
    """It is a draft again. What was promised with it goes, and what it kept is open again."""
    message = _locked(client, before)
    if message is None:
        return None
    if message.replied_at:
        raise UndoError(GONE)
    Promise.objects.of_client(client).filter(pk__in=before["promised"], status=Promise.Status.OPEN).delete()
    Promise.objects.of_client(client).filter(touch__isnull=False, touch=message.sent_touch).update(**OPEN_AGAIN)
    _put_back(message, message.sent_touch, SENT, before)
    TimelineEntry.objects.filter(client=client, pk=before["told"]).delete()
    return message.get_absolute_url()


@undoes("answered")
def _not_answered(client: Client, before: Mapping[str, Any], now: datetime) -> str | None:
    """It waits for its answer again, and how it was taken goes with the answer."""
    message = _locked(client, before)
    if message is None:
        return None
    _put_back(message, message.answer_touch, ANSWERED, before)
    return message.get_absolute_url()


def _locked(client: Client, before: Mapping[str, Any]) -> OutreachMessage | None:
    rows = OutreachMessage.objects.of_client(client).select_for_update(of=("self",))
    return rows.select_related("sent_touch", "answer_touch").filter(pk=before["pk"]).first()


def _put_back(message: OutreachMessage, touch: Touch | None, fields: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    """The message without these fields, its touch gone, and the clock as it was."""
    for name, value in fields.items():
        setattr(message, name, value)
    message.save()
    if touch:
        contact = undo_touch(touch=touch)
        contact.resting, contact.remind_on = before["resting"], before["remind_on"] and parse_date(before["remind_on"])
        contact.save()
