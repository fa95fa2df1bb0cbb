"""An entry for a client's own calendar: fifteen minutes a week, at the day and hour of their weekly email (RFC 5545).

Others may see that calendar, so it names nobody, and says neither what is practiced nor with whom.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Event

from coaching.booking import calendar
from coaching.people.digest_times import next_time
from coaching.people.models import Preferences
from coaching.practice.addresses import absolute

LASTS = timedelta(minutes=15)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def file_for_client(preferences: Preferences, now: datetime) -> str:
    """The text of an .ics file. `now` is aware."""
    return calendar.file_of(_event(preferences, now))


def _event(preferences: Preferences, now: datetime) -> Event:
    """Weekly by the client's own clock. The UID stays, and whatever is fetched later has the higher SEQUENCE, so that a calendar
    moves the entry it has and doesn't add a second one."""
    zone, event = preferences.client.timezone, Event()
    start = next_time(day=preferences.digest_day, hour=preferences.digest_hour, zone=zone, now=now).astimezone(ZoneInfo(zone))
    event.add("uid", f"{preferences.client_id}@fifteen-minutes")
    event.add("sequence", int((now - FIRST).total_seconds()))
    event.add("dtstamp", now)
    event.add("dtstart", start.replace(hour=preferences.digest_hour, minute=0))
    event.add("duration", LASTS)
    event.add("rrule", {"freq": "weekly", "byday": DAYS[preferences.digest_day]})
    event.add("summary", _("Fifteen minutes"))
    event.add("description", absolute("client_area:home"))
    event.add("url", absolute("client_area:home"))
    event.add("class", "PRIVATE")
    event.add_component(calendar.alarm(_("Fifteen minutes"), timedelta(0)))
    return event
