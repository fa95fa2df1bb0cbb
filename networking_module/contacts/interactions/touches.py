"""Being in touch: what it does to the clock, and when to let someone rest."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from coaching.people.timeline import seen
from coaching.practice.days import instant_on, today
from networking_module.contacts.models import Contact, Promise, Touch

UNANSWERED_LIMIT = 2
APART = timedelta(days=2)  # a second message of the same day, or of the next, is the first one's other half


class TouchError(Exception):
    """This cannot be written down; the message says why and what to do."""


@transaction.atomic
def log_touch(
    *,
    contact: Contact,
    kind: str,
    direction: str,
    on: date,
    now: datetime,
    note: str = "",
    at: datetime | None = None,
    keeps: Collection[Promise] = (),
) -> Touch:
    """Writes down that client and contact were in touch on `on`, a date of the client's calendar, and resets the clock.

    The clock starts on the last day in touch, whichever side it came from. After two messages without an answer, days apart,
    the contact rests; a sign from them wakes the contact up. `at` is the moment, where it is known. `keeps` are promises to this
    contact that it keeps, for the caller to close: it gives what they give, unless it asks about a job, and awaits no answer.
    Raises TouchError for a day that is still to come.
    """
    contact = _locked(contact.pk)
    _refuse_future(on, contact, now)
    touch = Touch(contact=contact, kind=kind, direction=direction, on=on, at=at or _moment(on, contact, now), note=note)
    touch.gives = touch.gives_by_itself or (touch.resets_clock and any(promise.gives for promise in keeps))
    touch.save()
    _link(keeps, touch)
    _set_clock_and_rest(contact)
    if touch.resets_clock and touch.on == contact.last_touch_on:
        contact.remind_on = None
    if touch.awaits_answer and not keeps and contact.unanswered >= UNANSWERED_LIMIT:
        contact.resting = True
    elif touch.is_from_them and not contact.unanswered:
        contact.resting = False
    contact.save()
    seen(client=contact.client, at=now)
    return touch


@transaction.atomic
def change_touch(*, touch: Touch, kind: str, direction: str, on: date, now: datetime, note: str = "") -> Touch:
    """Corrects what was written down, and the clock with it. Raises TouchError for a day that is still to come."""
    contact = _locked(touch.contact_id)
    _refuse_future(on, contact, now)
    if on != touch.on:
        touch.on, touch.at = on, _moment(on, contact, now)
    if (kind, direction) != (touch.kind, touch.direction):
        touch.kind, touch.direction = kind, direction
        touch.gives = touch.gives_by_itself
    touch.note = note
    touch.save()
    touch.contact = set_clock_as_if_always(contact.pk)
    return touch


@transaction.atomic
def undo_touch(*, touch: Touch) -> Contact:
    """Removes what was written down by mistake and sets the clock as if it had never been there. Returns the contact."""
    touch.delete()
    return set_clock_as_if_always(touch.contact_id)


@transaction.atomic
def set_clock_as_if_always(contact_id: int) -> Contact:
    """Sets the clock by what is written down now; returns the contact."""
    contact = _locked(contact_id)
    _set_clock_and_rest(contact)
    contact.save()
    return contact


def _set_clock_and_rest(contact: Contact) -> None:
    """Only a count that crosses the limit lets someone rest or wakes them up: whom the client lets rest stays so."""
    rested = contact.unanswered >= UNANSWERED_LIMIT
    set_clock(contact)
    rests = contact.unanswered >= UNANSWERED_LIMIT
    if rested != rests:
        contact.resting = rests


def snooze(*, contact: Contact, days: int, on: date) -> Contact:
    """Asks again `days` days after `on`, a date of the client's calendar, whatever the rhythm says."""
    contact.remind_on = on + timedelta(days=days)
    contact.save()
    return contact


def rest(*, contact: Contact, resting: bool) -> Contact:
    """Lets someone rest, or wakes them up. Who wakes up is waiting again by their rhythm."""
    contact.resting = resting
    contact.save()
    return contact


def set_clock(contact: Contact) -> None:
    """On which day they were last in touch, and how many messages, days apart, have had no answer since. What kept a promise
    is owed, and waits for none."""
    touches = list(contact.touches.annotate(kept=Exists(Promise.objects.filter(touch=OuterRef("pk"))))[:50])
    contact.last_touch_on = next((touch.on for touch in touches if touch.resets_clock), None)
    contact.unanswered, later = 0, None
    for touch in touches:
        if touch.is_from_them:
            break
        if touch.awaits_answer and not touch.kept and (later is None or later - touch.on >= APART):
            contact.unanswered, later = contact.unanswered + 1, touch.on


def _locked(contact_id: int) -> Contact:
    return Contact.objects.select_for_update(of=("self",)).select_related("client", "group").get(pk=contact_id)


def _link(promises: Collection[Promise], touch: Touch) -> None:
    """Before the clock is set, which counts what keeps a promise apart."""
    for promise in promises:
        promise.touch = touch
    Promise.objects.bulk_update(promises, ["touch"])


def _refuse_future(on: date, contact: Contact, now: datetime) -> None:
    if on > today(now, contact.client.timezone):
        raise TouchError(_("That day is in the future. Choose today or an earlier day."))


def _moment(on: date, contact: Contact, now: datetime) -> datetime:
    """A moment of that day, after what was written down for it before: the order in which it is told is the order it had."""
    before = contact.touches.filter(on=on).order_by("-at").values_list("at", flat=True).first()
    at = instant_on(on, now, contact.client.timezone)
    return max(at, before) if before else at
