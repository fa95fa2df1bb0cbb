"""A coach, a client, and whoever types, without the demo."""

import pytest

from tests import factories
from tests.journeys.autosave.places import OF_A_CLIENT, PLACES
from tests.journeys.autosave.typist import Typist

# What Chromium says of saves that fail on purpose, and what Wagtail's own scripts say where the browser's store throws.
MEANT = ("Failed to load resource", "error: blocked", "error: full")


@pytest.fixture
def site(live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def dana(site):
    return factories.coach(name="Dana Reyes")


@pytest.fixture
def clara(dana):
    return factories.client(coach=dana, name="Clara Lind", email="clara@example.org")


@pytest.fixture
def typist(person, dana, clara):
    """`typist("note")` is the one who types there, in a browser of their own."""
    arrived = []

    def arrive(name, script=None):
        arrived.append(person())
        if script:
            arrived[-1].page.add_init_script(script)
        someone = Typist(arrived[-1], (clara if name in OF_A_CLIENT else dana).user)
        someone.goes_to(PLACES[name](dana, clara))
        return someone

    yield arrive
    for who in arrived:
        who.problems = [each for each in who.problems if not any(words in each for words in MEANT)]


@pytest.fixture(params=PLACES)
def someone(request, typist):
    """Who types in each place, one test a place."""
    return typist(request.param)
