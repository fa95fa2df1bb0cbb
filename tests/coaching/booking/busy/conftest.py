import pytest

from coaching.booking.busy import refreshing
from tests.coaching.booking.busy import files
from tests.coaching.booking.busy.servers import Server


@pytest.fixture
def server(settings):
    settings.CALENDARS_ON_THIS_MACHINE = True
    made = Server()
    yield made
    made.close()


@pytest.fixture
def at_ten():
    """A calendar with one event, on Tuesday at ten in New York."""
    return files.calendar(files.event(*files.AT_TEN))


@pytest.fixture
def add(coach, server):
    """Adds a calendar with these contents for the coach."""

    def add_calendar(text, now, path="/calendar.ics", **headers):
        return refreshing.add(coach=coach, url=server.gives(text, path, **headers), now=now)

    return add_calendar
