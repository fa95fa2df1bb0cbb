"""A booking as a boarding pass: what its page and its emails say first, for the guest. One place for both."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from coaching.booking import places
from coaching.booking.models import Booking
from coaching.people.faces import face_of
from coaching.practice.addressing import called
from coaching.practice.zones import headline_day, same_clock, spoken_hours


@dataclass(frozen=True)
class Ticket:
    """`join` is the link of the call, `number` the one to dial, `coach_hours` by the coach's clock where that shows another time,
    `face` the path or address of a picture; each may be ""."""

    title: str
    day: str
    hours: str
    coach_hours: str
    coach: str
    certified: str
    face: str
    where: str
    join: str
    number: str

    @property
    def coachs_time(self) -> str:
        """What `coach_hours` are called: "Dana's time"."""
        return _("%(coach)s's time") % {"coach": called(self.coach)}


def ticket(booking: Booking, zone: str, now: datetime) -> Ticket:
    """As a guest reads it in `zone` (IANA name) at `now` (aware)."""
    coach, clock24 = booking.coach, booking.guest_clock24
    join, number = places.call_link(booking), places.number(booking)
    return Ticket(
        title=booking.appointment_type.title,
        day=headline_day(booking.start, zone, now),
        hours=spoken_hours(booking.start, booking.end, zone, clock24),
        coach_hours=_by_the_coachs_clock(booking, zone, now),
        coach=coach.name,
        certified=coach.certification,
        face=face_of(coach),
        where=places.where(booking),
        join=join,
        number=number,
    )


def _by_the_coachs_clock(booking: Booking, zone: str, now: datetime) -> str:
    theirs = booking.coach.timezone
    if same_clock(booking.start, zone, theirs):
        return ""
    hours, day = spoken_hours(booking.start, booking.end, theirs, booking.guest_clock24), headline_day(booking.start, theirs, now)
    if day == headline_day(booking.start, zone, now):
        return hours
    return _("%(day)s, %(hours)s") % {"day": day, "hours": hours}
