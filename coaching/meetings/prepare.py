"""What the coach's page of one session shows: what there is to know before it, and the notes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import Sent
from coaching.booking import reads as bookings
from coaching.booking.models import Booking
from coaching.exercises.models import Submission
from coaching.files import reads as files
from coaching.goals import reads as goals
from coaching.goals.goals import MOST
from coaching.meetings import frames, parts, reads, summaries
from coaching.meetings.models import ACTION_PARTS, PRIVATE, Meeting, PrivateNote
from coaching.payments.account import balance
from coaching.people.authors import is_own, name_of, who_reads
from coaching.people.models import Client, Note
from coaching.practice.days import start_of, today
from coaching.practice.zones import same_clock, spoken

SHOWN, A_WEEK = 10, timedelta(weeks=1)
LABELS = {"shared": gettext_lazy("For the summary")}
OWN_LABEL = {PRIVATE: gettext_lazy("Private note")}


def context(
    booking: Booking,
    user: User | AnonymousUser,
    now: datetime,
    zone: str,
    problems: Mapping[str, SaveError] | None = None,
    sent: Mapping[str, Sent] | None = None,
) -> dict[str, Any]:
    """The page's whole context, as this member of staff reads it in `zone`; `problems` and `sent` are what could not be kept as
    it was typed."""
    client, meeting, before = booking.client, frames.of(booking), _before(booking)
    since = before.start if before else client.created_at
    mine, others = frames.private_of(meeting, user)
    coming = bookings.upcoming_of(client, max(now, booking.end)).exclude(pk=booking.pk).first()
    return {
        "booking": booking,
        "client": client,
        "meeting": meeting,
        **_when(booking, zone),
        "begun": booking.has_begun(now),
        "plans_ahead": booking.has_begun(now) or any(frames.notes_of(meeting).actions.values()),
        "is_unchanged": summaries.is_unchanged(meeting, now),
        "before": before,
        **_earlier(before, user),
        "others": [(name_of(each.author) or _("Someone who has left"), each.private) for each in others],
        "who_reads": who_reads(client, user),
        "agreed": reads.agreed_before(booking),
        "goals": goals.open_of(client, now),
        "most_goals": MOST,
        "today": today(now, client.timezone),
        "handed_in": Submission.objects.of_client(client)
        .filter(submitted_at__gt=since, submitted_at__lt=booking.end)
        .select_related("assignment__version", "review")[:SHOWN],
        "files": files.from_client(client).filter(given_at__gt=since, given_at__lt=booking.end)[:SHOWN],
        "noted": [(each, "" if is_own(each.author_id, user) else name_of(each.author)) for each in _noted(booking, since)],
        "sessions_left": balance.of_client(client, now),
        "next": coming,
        **_typed(meeting, mine, _suggested(client, coming, now), problems or {}, sent or {}),
    }


def _before(booking: Booking) -> Booking | None:
    """The session that took place, or should have been marked, before this one."""
    earlier = booking.client.bookings.filter(start__lt=booking.start, status__in=[Booking.Status.HELD, Booking.Status.BOOKED])
    return earlier.select_related("appointment_type").order_by("-start").first()


def _noted(booking: Booking, since: datetime) -> QuerySet[Note]:
    """Those of the days since, the first one's from its morning on: a note may be written before its session begins."""
    zone = booking.coach.timezone
    noted = booking.client.notes.filter(created_at__gte=start_of(today(since, zone), zone), created_at__lt=booking.end)
    return noted.select_related("author__coach")[:SHOWN]


def _earlier(before: Booking | None, user: User | AnonymousUser) -> dict[str, Any]:
    """What was noted in the session before: [(whose it is, "" for this person's own, the private words)], and what was shared."""
    if before is None:
        return {}
    meeting = frames.of(before)
    mine, others = frames.private_of(meeting, user)
    private = [("", mine.private)] if mine.private else []
    private += [(name_of(each.author) or _("Someone who has left"), each.private) for each in others]
    return {"earlier_private": private, "earlier_shared": frames.notes_of(meeting).shared}


def _when(booking: Booking, zone: str) -> dict[str, str]:
    """By the reader's clock, and by the client's where that shows another time."""
    theirs = "" if same_clock(booking.start, zone, booking.zone) else spoken(booking.start, booking.zone, booking.guest_clock24)
    return {"when": spoken(booking.start, zone), "client_when": theirs}


def _suggested(client: Client, coming: Booking | None, now: datetime) -> str:
    """The day of an action that has none yet: that of the next session, or in a week; a date of the client's."""
    return today(coming.start if coming else now + A_WEEK, client.timezone).isoformat()


def _typed(
    meeting: Meeting, mine: PrivateNote, day: str, problems: Mapping[str, SaveError], sent: Mapping[str, Sent]
) -> dict[str, Any]:
    notes = frames.notes_of(meeting)
    actions = {name: _("Action %(number)d") % {"number": number} for number, name in enumerate(ACTION_PARTS, 1)}
    return {
        "notes": [*parts.shown(mine, OWN_LABEL, problems, sent), *parts.shown(notes, LABELS, problems, sent)],
        "actions": [replace(each, value=each.value or ["", day]) for each in parts.shown(notes, actions, problems, sent)],
    }
