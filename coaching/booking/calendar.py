"""The calendar invitation of a booking (RFC 5545 and 5546), as the text of an .ics file.

Times are UTC: readers disagree about generated VTIMEZONE parts, and nobody misreads UTC.
"""

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from coaching.practice.models import PracticeSettings
from coaching.practice.zones import spoken

REQUEST, CANCEL = "REQUEST", "CANCEL"
BEFORE = timedelta(minutes=15)


def for_guest(booking, method=REQUEST):
    """The coach invites the guest. A plain title and no description on request: employers see calendars."""
    event = _event(booking, method, plain_title(booking) if booking.plain_title else title(booking))
    event.add("organizer", _person(booking.coach.name, booking.coach.email))
    event.add("attendee", _attendee(booking.guest_name, booking.guest_email))
    if not booking.plain_title:
        event.add("description", _clocks(booking))
    return attachment(event, method)


def for_coach(booking, method=REQUEST):
    """The practice invites the coach: a calendar leaves out an invitation whose organizer is its own owner."""
    event = _event(booking, method, f"{booking.guest_name} · {booking.appointment_type.title}")
    event.add("organizer", _person(*parseaddr(settings.DEFAULT_FROM_EMAIL)))
    event.add("attendee", _attendee(booking.coach.name, booking.coach.email))
    event.add("description", _clocks(booking))
    return attachment(event, method)


def attachment(event, method):
    """The invitation as `mail.outbox.send` takes attachments (RFC 6047)."""
    calendar = Calendar()
    calendar.add("prodid", "-//coachsite//booking//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    return {"name": "invitation.ics", "type": f"text/calendar; method={method}", "content": calendar.to_ical().decode()}


def title(booking):
    return f"{booking.appointment_type.title} · {PracticeSettings.load().name}"


def plain_title(booking):
    """What a calendar may show to anyone: neither the practice nor the coaching."""
    return _("Call with %(coach)s") % {"coach": booking.coach.name}


def _event(booking, method, summary):
    """An event with a stable UID and the booking's SEQUENCE; a cancelled one rings no bell."""
    event = Event()
    event.add("uid", f"{booking.uid}@booking")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", booking.start)
    event.add("dtend", booking.end)
    event.add("summary", summary)
    event.add("location", booking.appointment_type.where)
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    if method == REQUEST:
        event.add_component(_alarm(summary))
    return event


def _clocks(booking):
    """The time by the guest's clock and by the coach's, when they differ."""
    zones = dict.fromkeys([booking.guest_zone, booking.coach.timezone])
    return "\n".join(spoken(booking.start, zone) for zone in zones)


def _person(name, email):
    person = vCalAddress(f"mailto:{email}")
    person.params["cn"] = vText(name)
    return person


def _attendee(name, email):
    person = _person(name, email)
    person.params["role"], person.params["partstat"] = vText("REQ-PARTICIPANT"), vText("ACCEPTED")
    return person


def _alarm(words):
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", -BEFORE)
    return alarm
