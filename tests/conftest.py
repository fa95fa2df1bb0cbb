import os

import pytest
from django.conf import settings

from coaching.booking.guest import limits
from tests import factories
from tests.wagtail_root import restore

# Playwright's own event loop runs in the thread that also uses the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def django_db_keepdb():
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        restore()


@pytest.fixture(autouse=True)
def _wagtail_root(request):
    """A transactional test flushed the database before this one: bring back what migrations had put there."""
    if _is_transactional(request):
        request.getfixturevalue("transactional_db")
        restore()


def _is_transactional(request):
    marker = request.node.get_closest_marker("django_db")
    return {"transactional_db", "live_server"} & set(request.fixturenames) or (marker and marker.kwargs.get("transaction"))


@pytest.fixture
def owner(db):
    """Runs the practice and coaches in it."""
    return factories.owner()


@pytest.fixture
def coach(db):
    """Dana, a coach in New York."""
    return factories.coach(name="Dana Reyes", timezone="America/New_York")


@pytest.fixture
def other_coach(db):
    """Omar, another coach of the practice, in Berlin."""
    return factories.coach(name="Omar Haddad", timezone="Europe/Berlin")


@pytest.fixture
def editor(db):
    """Writes the site and has no clients."""
    return factories.editor()


@pytest.fixture
def clara(coach):
    """Dana's client, with an account."""
    return factories.client(coach=coach, name="Clara Lind", email="clara@example.org")


@pytest.fixture
def mallory(other_coach):
    """Omar's client, with an account: someone else's."""
    return factories.client(coach=other_coach, name="Mallory Voss", email="mallory@example.org")


@pytest.fixture
def signed_in(client):
    """`signed_in(person)` gives a test client signed in as a Client, a Coach or a User."""

    def sign_in(person):
        client.force_login(getattr(person, "user", person))
        return client

    return sign_in


@pytest.fixture
def patient(monkeypatch):
    """Tests run from one address and may share a cache."""
    monkeypatch.setattr(limits, "TRIES", 10**6)
    monkeypatch.setattr(limits, "TRIES_PER_MAIL", 10**6)
