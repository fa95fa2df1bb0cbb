"""Giving a file, taking it back and bringing it back: once, within what there is room for, and gone from the disk in the end."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.files import reads, sharing
from coaching.files.models import SharedFile
from coaching.people.models import Client, TimelineEntry

from .conftest import PDF, upload


def kept(folder):
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_kept_under_a_name_that_tells_nothing(from_coach, private):
    row = from_coach()
    assert (kept(private), "Resume" in row.file.name) == ([row.file.name], False)
    assert (row.name, row.size, row.words) == ("Resume.pdf", len(PDF), "Look at page two")


def test_one_form_gives_one_file(from_coach, private):
    key = uuid4()
    assert from_coach(key=key) == from_coach(key=key)
    assert (SharedFile.objects.count(), len(kept(private)), TimelineEntry.objects.count()) == (1, 1, 1)


def test_the_day_is_that_of_the_clients_calendar(from_coach, clara):
    Client.objects.filter(pk=clara.pk).update(timezone="Pacific/Auckland")
    now = timezone.now().replace(hour=20)
    assert from_coach(now=now).given_on == now.date() + timedelta(days=1)


def test_what_a_client_gives_makes_an_active_day(from_clara, clara):
    from_clara()
    clara.refresh_from_db()
    assert clara.active_days.count() == 1


@pytest.mark.parametrize("stage", ["prospect", "offered", "gone"])
def test_whoever_has_no_page_is_given_nothing(from_coach, clara, stage, private):
    Client.objects.filter(pk=clara.pk).update(stage=stage)
    with pytest.raises(sharing.FileError):
        from_coach()
    assert kept(private) == []


def test_more_than_there_is_room_for_is_refused_in_words(from_coach, from_clara, monkeypatch):
    monkeypatch.setattr(sharing, "MOST", 2)
    from_coach()
    from_coach()
    with pytest.raises(sharing.FileError, match="2 files here already"):
        from_coach()
    from_clara()  # each side has room of its own


def test_more_bytes_than_there_is_room_for_are_refused_in_words(from_coach, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_BYTES", 20)
    from_coach()
    with pytest.raises(sharing.FileError, match="There is room for 6\xa0bytes more"):
        from_coach()


def test_what_was_taken_back_makes_room(from_coach, monkeypatch):
    monkeypatch.setattr(sharing, "MOST", 1)
    sharing.take_back(file=from_coach())
    from_coach()
    assert SharedFile.objects.kept().count() == 1


def test_what_was_taken_back_is_seen_by_nobody_and_comes_back_once(from_coach, clara):
    row = from_coach()
    sharing.take_back(file=row)
    sharing.take_back(file=row)
    assert list(reads.of_client(clara)) == []
    sharing.bring_back(file=row)
    sharing.bring_back(file=row)
    assert list(reads.of_client(clara)) == [row]


def test_bringing_back_more_than_there_is_room_for_is_refused(from_coach, monkeypatch):
    monkeypatch.setattr(sharing, "MOST", 1)
    row = from_coach()
    sharing.take_back(file=row)
    from_coach()
    with pytest.raises(sharing.FileError):
        sharing.bring_back(file=row)


def test_after_a_day_it_is_gone_from_the_disk(from_coach, private, django_capture_on_commit_callbacks):
    now, row, other = timezone.now(), from_coach(), from_coach(upload=upload("Other.pdf"))
    sharing.take_back(file=row, now=now)
    with django_capture_on_commit_callbacks(execute=True):
        assert sharing.sweep(now + timedelta(hours=23)) == 0
        assert sharing.sweep(now + timedelta(hours=24)) == 1
    assert kept(private) == [other.file.name]


def test_the_coach_has_a_reason_to_read_it_until_it_is_opened(from_clara, from_coach, clara):
    row = from_clara()
    from_coach()
    (reason,) = reads.attention(reads.unopened([clara]))
    assert (reason.client_id, reason.reason, reason.since) == (clara.pk, "Gave you a file: Resume.pdf", row.given_at)
    sharing.note_opened(file=row)
    assert list(reads.attention(reads.unopened([clara]))) == []
