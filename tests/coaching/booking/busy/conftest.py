import pytest

from coaching.booking.busy import refreshing
from tests.coaching.booking.busy import files
from tests.coaching.booking.busy.servers import Server

# Monday March 2, 2026 is "now"; the coach is free on Tuesday from 9 to 17 in New York, from 14:00 UTC on.
AT_TEN = ("20260303T150000Z", "20260303T160000Z")


@pytest.fixture
def server(settings):
    settings.CALENDARS_ON_THIS_MACHINE = True
    made = Server()
    yield made
    made.close()


@pytest.fixture
def at_ten():
    """A calendar with one event, on Tuesday at ten in New York."""
    return files.calendar(files.event(*AT_TEN))


@pytest.fixture
def add(coach, server):
    """Adds a calendar with these contents for the coach."""

    def add_calendar(text, now, path="/calendar.ics", **headers):
        return refreshing.add(coach=coach, url=server.gives(text, path, **headers), now=now)

    return add_calendar
