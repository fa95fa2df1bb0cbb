import pytest

from tests.coaching.accounts.ways import PASSWORD, browser


@pytest.fixture
def person(clara):
    """Clara, who has a password too."""
    clara.user.set_password(PASSWORD)
    clara.user.save()
    return clara


@pytest.fixture
def here():
    """The person's own browser."""
    return browser("198.51.100.20")


@pytest.fixture
def stranger():
    return browser("203.0.113.66")
