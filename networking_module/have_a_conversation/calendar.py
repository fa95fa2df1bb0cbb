"""A conversation as an entry for the client's own calendar: nobody is invited, and nobody else gets it."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

LASTS = timedelta(minutes=30)


def calendar_file(conversation):
    """The text of an .ics file (RFC 5545, method PUBLISH), in UTC. The conversation has a time."""
    calendar, event = Calendar(), Event()
    for name, value in [("prodid", "-//Conversations//Calendar//EN"), ("version", "2.0"), ("method", "PUBLISH")]:
        calendar.add(name, value)
    event.add("uid", f"conversation-{conversation.pk}@conversation")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", conversation.at)
    event.add("dtend", conversation.at + LASTS)
    event.add("summary", _("Talk with %(name)s") % {"name": conversation.contact.name})
    event.add("location", conversation.place)
    event.add("class", "PRIVATE")
    calendar.add_component(event)
    return calendar.to_ical().decode()
