import pytest
from django.utils import timezone

from coaching.website.starting.answers import Answers
from coaching.website.starting.start import start_practice

ANSWERS = {
    "practice": "Berg & Weg",
    "coach": "Nora Berg",
    "email": "nora@example.org",
    "zone": "Europe/Berlin",
    "call": "Getting to know each other",
    "minutes": 20,
}


@pytest.fixture
def answers():
    return Answers(**ANSWERS)


@pytest.fixture
def started(db, answers, settings):
    """Nora, whose practice has just begun."""
    settings.SITE_URL = "http://testserver"
    return start_practice(answers=answers, now=timezone.now())
