"""The calendar invitation of a booking (RFC 5545 and 5546), as the text of an .ics file.

Times are UTC: readers disagree about generated VTIMEZONE parts, and nobody misreads UTC.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from coaching.practice.models import PracticeSettings

REQUEST, CANCEL = "REQUEST", "CANCEL"


def invitation(booking, method=REQUEST):
    """One event with a stable UID and the booking's SEQUENCE; `method` is REQUEST or CANCEL."""
    calendar = Calendar()
    calendar.add("prodid", "-//coachsite//booking//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(booking, method))
    return calendar.to_ical().decode()


def attachment(booking, method=REQUEST):
    """The invitation as `mail.outbox.send` takes attachments (RFC 6047)."""
    return {
        "name": "invitation.ics",
        "type": f"text/calendar; method={method}; charset=utf-8",
        "content": invitation(booking, method),
    }


def title(booking):
    """What calendars show. A plain title names neither the practice nor the coaching: employers see calendars."""
    if booking.plain_title:
        return _("Call with %(coach)s") % {"coach": booking.coach.name}
    return f"{booking.appointment_type.title} · {PracticeSettings.load().name}"


def _event(booking, method):
    event = Event()
    event.add("uid", f"{booking.uid}@booking")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", booking.start)
    event.add("dtend", booking.end)
    event.add("summary", title(booking))
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("location", place(booking))
    event.add("organizer", _person(booking.coach.name, booking.coach.email))
    event.add("attendee", _guest(booking))
    if method == REQUEST:
        event.add_component(_alarm(event["summary"]))
    return event


def place(booking):
    """Where it takes place, in words."""
    kind = booking.appointment_type
    return ": ".join(part for part in (str(kind.get_place_display()), kind.place_details) if part)


def _person(name, email):
    person = vCalAddress(f"mailto:{email}")
    person.params["cn"] = vText(name)
    return person


def _guest(booking):
    guest = _person(booking.guest_name, booking.guest_email)
    guest.params["role"], guest.params["partstat"] = vText("REQ-PARTICIPANT"), vText("ACCEPTED")
    return guest


def _alarm(words):
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", timedelta(minutes=-15))
    return alarm
