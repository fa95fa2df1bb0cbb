"""From the text of a calendar to its parts. Each is parsed by itself, so that what makes no sense in one hides no other."""

import re
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from coaching.booking.busy.errors import CannotRead, Trouble
from coaching.jobs.cpu_time import Budget, TookTooLong, at_most

FRAME = 5  # seconds of work for what is left without zones and events
ZONE = re.compile("BEGIN:VTIMEZONE\r\n.*?END:VTIMEZONE\r\n", re.DOTALL)
EVENT = re.compile("BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)


def parsed(text: str, budget: Budget) -> tuple[Calendar, int]:
    """The calendar of a pared text, and how many of its events could not be parsed. Raises CannotRead.

    Zones that are described without sense are left out; the parser remembers the others for the events after them.
    """
    text = ZONE.sub(lambda zone: zone[0] if _part(zone[0], budget) else "", text)
    calendar, skipped = _frame(EVENT.sub("", text)), 0
    for event in EVENT.finditer(text):
        if part := _part(event[0], budget):
            calendar.subcomponents.append(part)
        else:
            skipped += 1
    return calendar, skipped


def zone_of(calendar: Calendar) -> ZoneInfo | None:
    """The zone that a calendar says it lies in. UTC is what servers write who don't know."""
    name = str(calendar.get("X-WR-TIMEZONE", "UTC"))
    try:
        return None if name in {"UTC", "Etc/UTC", "GMT"} else ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        return None


def _part(block: str, budget: Budget) -> Component | None:
    """A zone or an event, or None."""
    seconds = budget.share()
    try:
        with at_most(seconds):
            return Component.from_ical(block)
    except (Exception, TookTooLong):  # whatever a stranger's file makes the parser say or do
        return None


def _frame(text: str) -> Calendar:
    """The calendar around its events; several in one file are read as one."""
    try:
        with at_most(FRAME):
            first, *others = Calendar.from_ical(text, multiple=True)
    except TookTooLong:
        raise CannotRead(Trouble.TOO_MUCH) from None
    except Exception:
        raise CannotRead(Trouble.NO_CALENDAR) from None
    for other in others:
        first.subcomponents += other.subcomponents
    return first
