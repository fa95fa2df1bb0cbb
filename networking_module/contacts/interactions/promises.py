"""What a client said they would do for someone: kept, or let go with a good conscience."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from coaching.people.models import Client
from coaching.people.timeline import seen
from coaching.practice.days import today
from coaching.practice.fields import column
from networking_module.contacts.interactions.touches import log_touch, undo_touch
from networking_module.contacts.models import Contact, LastChange, Promise, Touch
from networking_module.contacts.undo import remember, undoes

FACTS = ("pk", "due", "status", "closed_on", "closed_at")


class PromiseError(Exception):
    """This can't be promised as it is written, or done with the promise as it is; the message says why."""


def make_promise(
    *,
    contact: Contact,
    text: str,
    due: date,
    now: datetime,
    made_on: date | None = None,
    kind: str = Promise.Kind.PROMISE,
    message: Model | None = None,
    conversation: Model | None = None,
) -> Promise:
    """Takes on a step for someone, due on a date of the client's own calendar. `message` or `conversation` is its source,
    `made_on` the date it was made, today by default.

    Raises PromiseError for too long a text.
    """
    longest = column(Promise, "text").max_length or 0
    if len(text) > longest:
        words = _("This is %(count)d characters long, and a promise holds %(longest)d. Please shorten it.")
        raise PromiseError(words % {"count": len(text), "longest": longest})
    made = {"made_on": made_on or today(now, contact.client.timezone), "created_at": now}
    source = {"message": message, "conversation": conversation, "from_conversation": conversation is not None}
    return Promise.objects.create(contact=contact, text=text, due=due, kind=kind, **source, **made)


@transaction.atomic
def keep(*, promise: Promise, now: datetime, kind: str = "", on: date | None = None) -> tuple[Promise, LastChange]:
    """Keeps a promise: by being in touch (`kind` is a `Touch.Kind`, `on` a date of the client's calendar, today if not given), or
    another way. Being in touch starts the clock and gives the contact something, unless it was to follow up on a lead.

    Raises PromiseError for one that was closed before, TouchError for a day that is still to come.
    """
    promise = _open_or_refused(promise)
    contact, before = promise.contact, _before(promise)
    if kind:
        before["contact"] = {"resting": contact.resting, "remind_on": contact.remind_on}
        on = on or today(now, contact.client.timezone)
        direction = Touch.Direction.GAVE if promise.gives else Touch.Direction.IN_TOUCH
        note, keeps = _note(promise), [promise]
        before["made"] = log_touch(contact=contact, kind=kind, direction=direction, on=on, now=now, note=note, keeps=keeps).pk
    _close(promise, Promise.Status.KEPT, now)
    return promise, remember(client=contact.client, kind="promise", before=before)


def open_ones(contact: Contact, chosen: Collection[Promise]) -> list[Promise]:
    """Those of `chosen` that are still open with this contact, as they are until the transaction ends."""
    numbers = [promise.pk for promise in chosen]
    return list(contact.promises.select_for_update(of=("self",)).filter(pk__in=numbers, status=Promise.Status.OPEN))


def close_kept(promises: Collection[Promise], now: datetime) -> None:
    """Closes open promises that something else kept, such as a message: being in touch counts once."""
    for promise in promises:
        _close(promise, Promise.Status.KEPT, now)


@transaction.atomic
def let_go(*, promise: Promise, now: datetime) -> LastChange:
    """Lets a promise go; returns the `LastChange`. Raises PromiseError for one that was closed before."""
    promise = _open_or_refused(promise)
    change = remember(client=promise.contact.client, kind="promise", before=_before(promise))
    _close(promise, Promise.Status.DROPPED, now)
    return change


@transaction.atomic
def move(*, promise: Promise, due: date) -> LastChange:
    """Another day (a date of the client's own calendar); returns the `LastChange`. Raises PromiseError for a closed one."""
    promise = _open_or_refused(promise)
    change = remember(client=promise.contact.client, kind="promise", before=_before(promise))
    promise.due = due
    promise.save(update_fields=["due"])
    return change


def _open_or_refused(promise: Promise) -> Promise:
    """The promise as it is in the database, locked."""
    rows = Promise.objects.select_for_update(of=("self",)).select_related("contact__client")
    locked = rows.get(pk=promise.pk)
    if not locked.is_open:
        raise PromiseError(closed_words(locked))
    return locked


def closed_words(promise: Promise) -> str:
    """What a page says of a promise that isn't open anymore."""
    if promise.status == Promise.Status.KEPT:
        return _("You already kept this promise. Nothing was counted twice.")
    return _("You already let go of this promise.")


def _note(promise: Promise) -> str:
    """What the being in touch is remembered by."""
    words = {Promise.Kind.THANK: _("Thank you"), Promise.Kind.LEAD: _("How it went: %(lead)s") % {"lead": promise.text}}
    return words.get(Promise.Kind(promise.kind), promise.text)


def _close(promise: Promise, status: str, now: datetime) -> None:
    """Whatever kept it says on which day."""
    client = promise.contact.client
    promise.status = status
    if promise.touch:
        promise.closed_on, promise.closed_at = promise.touch.on, promise.touch.at
    else:
        promise.closed_on, promise.closed_at = today(now, client.timezone), now
    promise.save(update_fields=["status", "closed_on", "closed_at", "touch"])
    seen(client=client, at=now)


def _before(promise: Promise) -> dict[str, Any]:
    return {name: getattr(promise, name) for name in FACTS}


@undoes("promise")
def _as_before(client: Client, before: Mapping[str, Any], now: datetime) -> Contact | None:
    _unmake(client, before)
    promise = Promise.objects.of_client(client).select_related("contact").filter(pk=before["pk"]).first()
    if promise is None:
        return None
    promise.due, promise.status = parse_date(before["due"]), before["status"]
    promise.closed_on = before["closed_on"] and parse_date(before["closed_on"])
    promise.closed_at = before["closed_at"] and parse_datetime(before["closed_at"])
    promise.save(update_fields=["due", "status", "closed_on", "closed_at"])
    return promise.contact


def _unmake(client: Client, before: Mapping[str, Any]) -> None:
    """The being in touch that was written down with it goes, and the clock is as it was."""
    touch = Touch.objects.of_client(client).filter(pk=before.get("made")).first()
    if touch:
        contact, was = undo_touch(touch=touch), before["contact"]
        contact.resting, contact.remind_on = was["resting"], was["remind_on"] and parse_date(was["remind_on"])
        contact.save()
