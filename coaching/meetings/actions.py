"""What clients took on in their sessions: ticked and unticked, and listed for many clients at once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.meetings.models import SessionAction
from coaching.meetings.models import SessionActionQuerySet as Actions
from coaching.people.models import Client
from coaching.people.timeline import record, seen
from coaching.practice.days import today

KIND = "meetings.done"


@transaction.atomic
def tick(*, action: SessionAction, now: datetime) -> SessionAction:
    """It is done; ticked twice, it is done once."""
    action, client = _locked(action)
    if action.done_at is None:
        action.done_at, action.done_on = now, today(now, client.timezone)
        action.save(update_fields=["done_at", "done_on"])
        record(client=client, kind=KIND, text=_said(action), at=now, active=True)
    return action


@transaction.atomic
def untick(*, action: SessionAction, now: datetime) -> SessionAction:
    """It is not done after all: nothing says any more that it was."""
    action, client = _locked(action)
    if action.done_at is not None:
        client.timeline.filter(kind=KIND, at=action.done_at, text=_said(action)).delete()
        action.done_at = action.done_on = None
        action.save(update_fields=["done_at", "done_on"])
        seen(client=client, at=now)
    return action


def reword(action: SessionAction, text: str) -> None:
    """Gives it other words (unsaved); where it was ticked, the timeline has them too, so that unticking still finds its line."""
    if action.done_at is not None and action.text != text:
        client, was = action.meeting.booking.client, _said(action)
        action.text = text
        client.timeline.filter(kind=KIND, at=action.done_at, text=was).update(text=_said(action))
    action.text = text


def open_of(clients: Iterable[Client]) -> Actions:
    """What these clients have yet to do, the soonest first. One query."""
    found = SessionAction.objects.filter(meeting__booking__client__in=list(clients)).open()
    return found.select_related("meeting__booking__appointment_type")


def _said(action: SessionAction) -> str:
    return _("Done: %(text)s") % {"text": action.text}


def _locked(action: SessionAction) -> tuple[SessionAction, Client]:
    rows = SessionAction.objects.select_for_update(of=("self",)).select_related("meeting__booking__client")
    found = rows.get(pk=action.pk)
    return found, found.meeting.booking.client
