"""A coach's bookings as a calendar file to subscribe to (RFC 5545), in UTC like the invitations."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from coaching.booking import places
from coaching.booking.models import Booking
from coaching.people.models import Coach
from coaching.practice.models import PracticeSettings

PAST = timedelta(days=60)
ASK_EVERY = timedelta(minutes=30)


def feed_of(coach: Coach, now: datetime) -> bytes:
    """The file's bytes: every active booking from 60 days back on. The same bookings give the same bytes."""
    calendar, name = Calendar(), PracticeSettings.load().name
    calendar.add("prodid", "-//coachsite//bookings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Bookings · %(practice)s") % {"practice": name})
    calendar.add("refresh-interval", ASK_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT30M")
    rows = Booking.objects.not_canceled().filter(
        coach=coach, end__gt=now - PAST, past=None
    )  # what was brought in was there before
    for booking in rows.select_related("appointment_type"):
        calendar.add_component(_event(booking))
    return calendar.to_ical()


def _event(booking: Booking) -> Event:
    """When, what and with whom: no answers, no addresses.

    The UID is the mailed invitation's. A calendar that has both knows them for one event (Google shows it once, an import
    updates instead of adding), and our own reader of busy calendars leaves both out. Nobody is named as organizer or
    attendee, so that no calendar answers in the coach's name; the time of writing is the booking's, not now.
    """
    event = Event()
    event.add("uid", f"{booking.uid}@booking")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", booking.arranged_at)
    event.add("dtstart", booking.start)
    event.add("dtend", booking.end)
    event.add("summary", f"{booking.guest_name} · {booking.appointment_type.title}")
    event.add("location", places.in_feed(booking))
    event.add("status", "CONFIRMED")
    return event
