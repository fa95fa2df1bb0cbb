from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.between_sessions import sending
from coaching.between_sessions.models import Word


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def draft(coach):
    """`draft(*clients, …)` keeps a word for them."""

    def keep(*clients, text="Read this", link="", kind=Word.Kind.WEEK, by=None):
        return sending.keep(word=None, key=uuid4(), text=text, link=link, clients=clients, by=by or coach.user, kind=kind)

    return keep


@pytest.fixture
def give(draft, now):
    """`give(*clients, …)` sends a word to them."""

    def send(*clients, at=None, **fields):
        word = draft(*clients, **fields)
        sending.send(word=word, now=at or now)
        word.refresh_from_db()
        return word

    return send
