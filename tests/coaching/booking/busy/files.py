"""Calendar files, a line at a time."""

from itertools import count

# On Tuesday, March 3, at ten in New York.
AT_TEN = ("20260303T150000Z", "20260303T160000Z")
_number = count(1)


def event(start, end=None, *more, uid=None):
    """An event from two values such as "20260303T140000Z", ";VALUE=DATE:20260303" or ";TZID=Europe/Berlin:20260303T140000"."""
    times = [f"DTSTART{_value(start)}", *([f"DTEND{_value(end)}"] if end else [])]
    return ["BEGIN:VEVENT", f"UID:{uid or f'event{next(_number)}@elsewhere'}", *times, *more, "END:VEVENT"]


def endless():
    """An event whose times can't be counted out in the time there is."""
    return event("19300101T000000Z", "19300101T010000Z", "RRULE:FREQ=HOURLY;COUNT=999999")


def calendar(*events, head=()):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//elsewhere//EN", *head]
    return "\r\n".join([*lines, *(line for each in events for line in each), "END:VCALENDAR", ""])


def zone(*changes, name="Custom"):
    return ["BEGIN:VTIMEZONE", f"TZID:{name}", *changes, "END:VTIMEZONE"]


def _value(text):
    return text if text.startswith(";") else f":{text}"
