"""A session that is to come and one that is over, and shorthands for what is typed about them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.autosave.revisions import Sent
from coaching.booking.bookings import mark_held
from coaching.meetings import noting, summaries
from coaching.meetings.frames import notes_of, of, private_of
from tests.worlds import booking_of


@pytest.fixture
def now(db):
    return timezone.now()


@pytest.fixture
def coming(clara, now):
    """Clara's session in two days."""
    return booking_of(clara, start=now + timedelta(days=2))


@pytest.fixture
def over(clara, now):
    """Clara's session of yesterday, marked as held."""
    return mark_held(booking=booking_of(clara, start=now - timedelta(days=1)))


def typed(*values, revision=0, before=None):
    return Sent(list(values), revision, before)


@pytest.fixture
def noted(over, now):
    """`noted(**parts)` types them into the notes of the session that is over."""

    def note(booking=over, **parts):
        numbers, problems = noting.save_notes(booking=booking, author=booking.coach.user, sent=_sent(booking, parts))
        assert problems == {}
        return numbers

    return note


def _sent(booking, parts):
    names = {name.replace("_", "-"): value for name, value in parts.items()}
    meeting = of(booking)
    revisions = notes_of(meeting).revisions | private_of(meeting, booking.coach.user)[0].revisions
    return {
        name: typed(*(value if isinstance(value, tuple) else (value,)), revision=revisions.get(name, 0))
        for name, value in names.items()
    }


@pytest.fixture
def sent(over, now, noted):
    """`sent(**parts)` types them and sends the summary."""

    def send(booking=over, opening="Thank you.", at=now, **parts):
        noted(booking=booking, **parts)
        meeting, summary = summaries.ready(booking, at)
        return summaries.send_summary(
            booking=booking, seen=summary.fingerprint, number=meeting.times_sent, opening=opening, now=at
        )

    return send


@pytest.fixture
def day(now, clara):
    """`day(3)`: the date three days from now on Clara's calendar, in ISO form."""
    from coaching.practice.days import today

    return lambda days: (today(now, clara.timezone) + timedelta(days=days)).isoformat()
