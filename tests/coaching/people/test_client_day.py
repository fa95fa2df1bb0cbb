"""The date that a moment was for a client is stored beside it, once."""

from datetime import UTC, date, datetime

import pytest

from coaching.people.models import Client, TimelineEntry

AT = datetime(2026, 11, 27, 3, tzinfo=UTC)  # the evening before in New York
FIELDS = {"kind": "test", "text": "Done", "at": AT}


@pytest.fixture
def entry(clara):
    return TimelineEntry.objects.create(client=clara, **FIELDS)


def test_it_fills_itself(entry):
    assert entry.on == date(2026, 11, 26)


def test_it_fills_itself_in_bulk(clara):
    TimelineEntry.objects.bulk_create([TimelineEntry(client=clara, **FIELDS)])
    assert TimelineEntry.objects.get().on == date(2026, 11, 26)


def test_a_given_day_stays(clara):
    assert TimelineEntry.objects.create(client=clara, on=date(2026, 11, 20), **FIELDS).on == date(2026, 11, 20)


def test_saving_after_a_move_changes_nothing(entry):
    Client.objects.update(timezone="Europe/Berlin")
    found = TimelineEntry.objects.get()
    found.text = "Done well"
    found.save()
    assert TimelineEntry.objects.get().on == date(2026, 11, 26)
