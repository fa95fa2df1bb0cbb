"""A time by the coach's clock, and by the guest's where that shows another one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.practice.zones import clock, clock_and_pass, same_clock, spoken, zone_name


def spoken_for_both(start: datetime, zone: str, guest_zone: str, name: str) -> str:
    """Weekday, date and time of an instant (aware) by the clock of `zone`, and of `guest_zone` for the guest of that name."""
    own = spoken(start, zone)
    if same_clock(start, zone, guest_zone):
        return own
    local, theirs = (start.astimezone(ZoneInfo(each)) for each in (zone, guest_zone))
    words = spoken(start, guest_zone) if theirs.date() != local.date() else f"{clock(theirs)} {zone_name(guest_zone, start)}"
    return _("%(own)s; for %(name)s %(theirs)s") % {"own": own, "name": name, "theirs": words}


def of_booking(booking: Booking) -> str:
    """As `spoken_for_both`, by the clock of its coach."""
    return spoken_for_both(booking.start, booking.coach.timezone, booking.zone, booking.client.first_name)


def labeled(start: datetime, zone: str, guest_zone: str) -> str:
    """The time of day in short: "10 a.m.", or with the guest's clock "10 a.m. (4 p.m.)", and their weekday if it is another."""
    local = start.astimezone(ZoneInfo(zone))
    if not guest_zone or same_clock(start, zone, guest_zone):
        return clock_and_pass(local)
    theirs = start.astimezone(ZoneInfo(guest_zone))
    words = clock(theirs) if theirs.date() == local.date() else f"{formats.date_format(theirs, 'D')} {clock(theirs)}"
    return f"{clock_and_pass(local)} ({words})"
