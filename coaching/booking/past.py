"""Sessions that were held before the practice came here: kept as they were, with nobody told and nothing taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.booking.history import SENTENCES
from coaching.booking.models import AppointmentType, Booking, BookingEvent, PastSession
from coaching.people.models import Client, Coach, TimelineEntry
from coaching.practice.zones import spoken_day

SLUG = "brought-in"
# A time that overlaps no other: what a coach says of the past is not refused, not even two people at once.
NOWHERE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Past:
    """A session as a coach tells of it. `start` is aware; `paid` is None where nothing is said."""

    start: datetime
    minutes: int
    paid: bool | None = None


@transaction.atomic
def bring_in(*, client: Client, sessions: Iterable[Past], now: datetime) -> list[Booking]:
    """Keeps the sessions as held and returns those that are new: one that begins at a time the client has stays as it is.

    No mail goes out and no session is taken from what is left.
    """
    had = set(client.bookings.not_canceled().values_list("start", flat=True))
    wanted = {each.start: each for each in sessions if each.start not in had and each.start <= now}
    if not wanted:
        return []
    kind = _kind(client.coach)
    made = Booking.objects.bulk_create([_booking(client, kind, each, now) for each in wanted.values()])
    PastSession.objects.bulk_create([PastSession(booking=each, paid=wanted[each.start].paid) for each in made])
    BookingEvent.objects.bulk_create([BookingEvent(booking=each, what="held", at=each.end, start=each.start) for each in made])
    TimelineEntry.objects.bulk_create([_entry(each) for each in made])
    return made


def _kind(coach: Coach) -> AppointmentType:
    """What such sessions are called; it can't be booked."""
    fields: dict[str, Any] = {
        "title": _("Session"),
        "is_active": False,
        "audience": AppointmentType.Audience.LINK,
        "duration": 60,
        "takes_credit": True,
        "reminders": [],
        "remind_coach": False,
    }
    return AppointmentType.objects.get_or_create(coach=coach, slug=SLUG, defaults=fields)[0]


def _booking(client: Client, kind: AppointmentType, past: Past, now: datetime) -> Booking:
    return Booking(
        coach=kind.coach,
        appointment_type=kind,
        client=client,
        start=past.start,
        end=past.start + timedelta(minutes=past.minutes),
        blocked_start=NOWHERE,
        blocked_end=NOWHERE,
        status=Booking.Status.HELD,
        guest_name=client.name,
        guest_email=client.email,
        guest_zone=client.timezone,
        arranged_at=now,
    )


def _entry(booking: Booking) -> TimelineEntry:
    text = f"{booking.appointment_type.title}, {spoken_day(booking.start, booking.client.timezone)}"
    return TimelineEntry(client=booking.client, at=booking.start, kind="booking.held", text=SENTENCES["held"] % {"what": text})
