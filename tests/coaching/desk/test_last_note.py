"""The last note on top of a client's page, wherever it was written."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.autosave.revisions import Sent
from coaching.booking.bookings import mark_held
from coaching.desk import note_search, notes
from coaching.meetings import noting
from coaching.meetings.models import PrivateNote
from coaching.people.models import Note
from tests.worlds import booking_of


@pytest.fixture
def written(clara, coach):
    return notes.save_note(client=clara, author=coach.user, key=uuid4(), text="Wants to stay near the floor.", known_revision=0)


@pytest.fixture
def talked(clara):
    held = mark_held(booking=booking_of(clara, start=timezone.now() - timedelta(days=1)))
    noting.save_notes(booking=held, author=clara.coach.user, sent={"private": Sent(["Sits up when he talks."], 0, None)})
    return PrivateNote.objects.get()


def last(client, user):
    found = note_search.last_note(notes.context(client, user)["notes"], note_search.of_sessions(client))
    return (found.text, found.in_session) if found else None


def test_without_any_there_is_none(clara, coach):
    assert last(clara, coach.user) is None


def test_a_note_of_the_page_is_the_last(clara, coach, written):
    assert last(clara, coach.user) == ("Wants to stay near the floor.", False)


def test_what_was_noted_in_a_session_since_is_the_last(clara, coach, written, talked):
    Note.objects.update(created_at=timezone.now() - timedelta(days=2))
    assert last(clara, coach.user) == ("Sits up when he talks.", True)


def test_it_has_the_day_of_its_session_whenever_it_was_typed(clara, coach, talked):
    found = note_search.last_note([], note_search.of_sessions(clara))
    assert (found.at, str(talked.meeting.booking_id) in found.url) == (talked.meeting.booking.start, True)


def test_of_two_sessions_the_later_one_counts_also_when_the_earlier_was_noted_since(clara, coach, talked):
    earlier = mark_held(booking=booking_of(clara, start=timezone.now() - timedelta(days=9)))
    noting.save_notes(booking=earlier, author=coach.user, sent={"private": Sent(["Shy."], 0, None)})
    assert last(clara, coach.user) == ("Sits up when he talks.", True)


def test_a_note_of_the_page_that_came_later_is_the_last(clara, coach, talked, written):
    assert last(clara, coach.user) == ("Wants to stay near the floor.", False)
