"""What a client said they would do for someone: kept, or let go with a good conscience."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from coaching.people.models import Client
from coaching.people.timeline import seen
from coaching.practice.days import today
from coaching.practice.fields import column
from networking_module.contacts.models import Contact, LastChange, Promise
from networking_module.contacts.undo import remember, undoes


class PromiseError(Exception):
    """This can't be promised as it is written; the message says why."""


def make_promise(
    *,
    contact: Contact,
    text: str,
    due: date,
    now: datetime,
    kind: str = Promise.Kind.PROMISE,
    from_conversation: bool = False,
) -> Promise:
    """Takes on a step for someone, due on a date of the client's own calendar. Raises PromiseError for too long a text."""
    longest = column(Promise, "text").max_length or 0
    if len(text) > longest:
        words = _("This is %(count)d characters long, and a promise holds %(longest)d. Please shorten it.")
        raise PromiseError(words % {"count": len(text), "longest": longest})
    made = {"made_on": today(now, contact.client.timezone), "created_at": now}
    return Promise.objects.create(contact=contact, text=text, due=due, kind=kind, from_conversation=from_conversation, **made)


def close(*, promise: Promise, status: str, now: datetime) -> Promise:
    """Marks a promise as kept or let go (`Promise.Status`), or opens it again."""
    promise.status = status
    client = promise.contact.client
    closed = status != Promise.Status.OPEN
    promise.closed_at, promise.closed_on = (now, today(now, client.timezone)) if closed else (None, None)
    promise.save(update_fields=["status", "closed_at", "closed_on"])
    seen(client=client, at=now)
    return promise


def close_with_undo(*, promise: Promise, status: str, now: datetime) -> LastChange:
    """As `close`; returns the `LastChange`."""
    change = _remember(promise)
    close(promise=promise, status=status, now=now)
    return change


def move(*, promise: Promise, due: date) -> LastChange:
    """Another day (a date of the client's own calendar); returns the `LastChange`."""
    change = _remember(promise)
    promise.due = due
    promise.save(update_fields=["due"])
    return change


def _remember(promise: Promise) -> LastChange:
    """How a promise is in the database, which may be before a form has changed it."""
    was = Promise.objects.values("pk", "due", "status", "closed_on", "closed_at").get(pk=promise.pk)
    return remember(client=promise.contact.client, kind="promise", before=was)


@undoes("promise")
def _as_before(client: Client, before: Mapping[str, Any], now: datetime) -> Contact | None:
    promise = Promise.objects.of_client(client).select_related("contact").filter(pk=before["pk"]).first()
    if promise is None:
        return None
    promise.due, promise.status = parse_date(before["due"]), before["status"]
    promise.closed_on = before["closed_on"] and parse_date(before["closed_on"])
    promise.closed_at = before["closed_at"] and parse_datetime(before["closed_at"])
    promise.save()
    return promise.contact
