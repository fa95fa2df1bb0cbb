"""Being in touch: what it does to the clock, and when to let someone rest."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.people.timeline import seen
from networking_module.contacts.models import Contact, Touch

UNANSWERED_LIMIT = 2


class TouchError(Exception):
    """This cannot be written down; the message says why and what to do."""


@transaction.atomic
def log_touch(*, contact: Contact, kind: str, direction: str, at: datetime, now: datetime, note: str = "") -> Touch:
    """Writes down that client and contact were in touch at `at` (aware) and resets the clock.

    The clock starts at the last time in touch, whichever side it came from. After two messages without an answer the
    contact rests; a sign from them wakes the contact up. Raises TouchError for a time that is still to come.
    """
    if at > now:
        raise TouchError(_("That day is in the future. Choose today or an earlier day."))
    contact = Contact.objects.select_for_update(of=("self",)).select_related("client").get(pk=contact.pk)
    touch = Touch.objects.create(contact=contact, kind=kind, direction=direction, at=at, note=note)
    set_clock(contact)
    if touch.resets_clock and touch.at == contact.last_touch_at:
        contact.remind_at = None
    if touch.awaits_answer and contact.unanswered >= UNANSWERED_LIMIT:
        contact.resting = True
    elif touch.is_from_them and not contact.unanswered:
        contact.resting = False
    contact.save()
    seen(client=contact.client, at=now)
    touch.contact = contact
    return touch


@transaction.atomic
def change_touch(*, touch: Touch, kind: str, direction: str, at: datetime, now: datetime, note: str = "") -> Touch:
    """Corrects what was written down, and the clock with it. Raises TouchError for a time that is still to come."""
    if at > now:
        raise TouchError(_("That day is in the future. Choose today or an earlier day."))
    touch.kind, touch.direction, touch.at, touch.note = kind, direction, at, note
    touch.save()
    touch.contact = _as_if_always(touch.contact_id)
    return touch


@transaction.atomic
def undo_touch(*, touch: Touch) -> Contact:
    """Removes what was written down by mistake and sets the clock as if it had never been there. Returns the contact."""
    touch.delete()
    return _as_if_always(touch.contact_id)


def _as_if_always(contact_id: int) -> Contact:
    """Sets the clock by what is written down now. Only a count that crosses the limit lets someone rest or wakes them up."""
    contact = Contact.objects.select_for_update(of=("self",)).select_related("client").get(pk=contact_id)
    rested = contact.unanswered >= UNANSWERED_LIMIT
    set_clock(contact)
    rests = contact.unanswered >= UNANSWERED_LIMIT
    if rested != rests:
        contact.resting = rests
    contact.save()
    return contact


def snooze(*, contact: Contact, days: int, now: datetime) -> Contact:
    """Asks again in `days` days, whatever the rhythm says."""
    contact.remind_at = now + timedelta(days=days)
    contact.save()
    return contact


def rest(*, contact: Contact, resting: bool) -> Contact:
    """Lets someone rest, or wakes them up. Who wakes up is waiting again by their rhythm."""
    contact.resting = resting
    contact.save()
    return contact


def set_clock(contact: Contact) -> None:
    """When they were last in touch, and how many messages have had no answer since."""
    touches = list(contact.touches.all()[:50])
    contact.last_touch_at = next((each.at for each in touches if each.resets_clock), None)
    contact.unanswered = 0
    for touch in touches:
        if touch.is_from_them:
            break
        contact.unanswered += touch.awaits_answer
