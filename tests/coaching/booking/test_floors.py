"""Rows, slots and the reading of calendar files, then what is done with bookings, then pages: none knows what is above it."""

from tests.floors import breaches

FLOORS = {
    "plain values": ["busy/errors"],
    "models": ["models"],
    "engine": ["busy/ics", "engine"],
    "verbs": [
        "access",
        "attendance",
        "bookings",
        "busy/addresses",
        "busy/fetching",
        "busy/isolated",
        "busy/jobs",
        "busy/reading",
        "busy/reads",
        "busy/receivers",
        "busy/refreshing",
        "busy/sanitize",
        "brought_along",
        "calendar",
        "deletions",
        "effects",
        "event_data",
        "feed/writing",
        "counts",
        "history",
        "holidays",
        "limits",
        "links",
        "locking",
        "mail_texts",
        "mails",
        "merging",
        "notice",
        "places",
        "preparing",
        "past",
        "reads",
        "receivers",
        "reminders",
        "tickets",
        "while_waiting",
        "requests/asking",
        "requests/mails",
        "weekly_hours",
    ],
    "screens": ["admin", "busy", "feed", "guest", "hooks", "requests", "urls"],
}


def test_nothing_in_booking_imports_what_stands_above_it():
    assert breaches("coaching/booking", FLOORS) == []
