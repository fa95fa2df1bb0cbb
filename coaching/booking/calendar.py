"""The calendar invitation of a booking (RFC 5545 and 5546), as the text of an .ics file.

Times of bookings are UTC: readers disagree about generated VTIMEZONE parts, and nobody misreads UTC. A guest who asked for a
plain title gets an event in which a colleague who sees the calendar finds neither the practice nor the coaching.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from coaching.booking import places
from coaching.booking.models import Booking
from coaching.mail.sender import practice_sender
from coaching.practice.models import PracticeSettings
from coaching.practice.zones import same_clock, spoken

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
BEFORE = timedelta(minutes=15)
CLOCKS = timedelta(days=3653)  # how far ahead a repeated event knows its clock


def for_guest(booking: Booking, method: str = REQUEST) -> dict[str, Any]:
    """The coach invites the guest."""
    event = guest_event(booking, method)
    event.add("attendee", _attendee(booking.guest_name, booking.guest_email))
    return invitation(event, method)


def for_coach(booking: Booking, method: str = REQUEST) -> dict[str, Any]:
    """The practice invites the coach: a calendar leaves out an invitation whose organizer is its own owner."""
    event = coach_event(booking, method)
    event.add("attendee", _attendee(booking.coach.name, booking.coach.email))
    return invitation(event, method)


def coach_event(booking: Booking, method: str) -> Event:
    event = _event(booking, method, f"{booking.guest_name} · {booking.appointment_type.title}")
    event.add("organizer", _person(*practice_sender()))
    event.add("location", places.where(booking, for_coach=True))
    event.add("description", clocks(booking))
    return event


def file_for_guest(booking: Booking) -> str:
    """The event to be kept (method PUBLISH, which names nobody as invited), as the text of a file."""
    return _calendar(PUBLISH, guest_event(booking, PUBLISH))


def file_of(event: Event) -> str:
    """An event that is no booking's, to be kept. Where it repeats by someone's clock, the file says how that clock is changed."""
    return _calendar(PUBLISH, event)


def of_several(events: Iterable[Event]) -> dict[str, Any]:
    """One file to be kept, with each of these (method PUBLISH), as `mail.outbox.send` takes attachments."""
    return {"name": "sessions.ics", "type": "text/calendar; method=PUBLISH", "content": _calendar(PUBLISH, *events)}


def guest_event(booking: Booking, method: str) -> Event:
    event = _event(booking, method, guest_title(booking))
    event.add("organizer", _person(booking.coach.name, booking.coach.email))
    event.add("location", place(booking))
    if booking.plain_title:
        event.add("class", "PRIVATE")
    else:
        event.add("description", clocks(booking))
    return event


def guest_title(booking: Booking) -> str:
    if booking.plain_title:
        return _("Call with %(coach)s") % {"coach": booking.coach.name}
    return f"{booking.appointment_type.title} · {PracticeSettings.load().name}"


def place(booking: Booking) -> str:
    """Where, for the guest's calendar: with a plain title without the link or address, which can name the practice."""
    return str(booking.appointment_type.get_place_display()) if booking.plain_title else places.where(booking)


def clocks(booking: Booking) -> str:
    """The time by the guest's clock and by the coach's, when they differ."""
    lines = [spoken(booking.start, booking.zone, booking.guest_clock24)]
    if not same_clock(booking.start, booking.zone, booking.coach.timezone):
        lines.append(spoken(booking.start, booking.coach.timezone, booking.guest_clock24))
    return "\n".join(lines)


def invitation(event: Event, method: str) -> dict[str, Any]:
    """As `mail.outbox.send` takes attachments (RFC 6047)."""
    kind = f"text/calendar; method={method}; component=VEVENT"
    return {"name": "invitation.ics", "type": kind, "content": _calendar(method, event), "is_invitation": True}


def _calendar(method: str, *events: Event) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Bookings//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for event in events:
        calendar.add_component(event)
    if any("rrule" in event for event in events):
        calendar.add_missing_timezones(last_date=timezone.now().date() + CLOCKS)
    return calendar.to_ical().decode()


def _event(booking: Booking, method: str, summary: str) -> Event:
    """An event with a stable UID and the booking's SEQUENCE; a canceled one rings no bell."""
    event = Event()
    event.add("uid", f"{booking.uid}@booking")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", booking.start)
    event.add("dtend", booking.end)
    event.add("summary", summary)
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    if method != CANCEL:
        event.add_component(alarm(summary))
    return event


def _person(name: str, email: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{email}")
    person.params["cn"] = vText(name)
    return person


def _attendee(name: str, email: str) -> vCalAddress:
    """Who has accepted already by booking: the calendar need not ask for an answer."""
    person = _person(name, email)
    for key, value in [("role", "REQ-PARTICIPANT"), ("partstat", "ACCEPTED"), ("rsvp", "FALSE")]:
        person.params[key] = vText(value)
    return person


def alarm(words: str, before: timedelta = BEFORE) -> Alarm:
    """A bell that rings `before` the start."""
    bell = Alarm()
    bell.add("action", "DISPLAY")
    bell.add("description", words)
    bell.add("trigger", -before)
    return bell
