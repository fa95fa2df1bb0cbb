"""The hour that clocks jump over when summer time begins: what is said where someone writes a time in it."""

from datetime import date, datetime, time, timedelta, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.booking.engine.instants import first_instant, is_skipped
from coaching.practice.zones import clock


def why_skipped(day: date, minute: int, zone: tzinfo) -> str:
    """A sentence about a minute (0 to 1440) of that day which no clock of the zone shows, or "" where one does."""
    if not is_skipped(day, minute, zone):
        return ""
    wall = datetime.combine(day, time.min) + timedelta(minutes=minute)
    words = {
        "time": clock(wall),
        "day": date_format(wall, "F j, Y"),
        "next": clock(first_instant(day, minute, zone).astimezone(zone)),
    }
    return _("There is no %(time)s on %(day)s: the clocks jump over it, to %(next)s that day.") % words
