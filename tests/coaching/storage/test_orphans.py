"""Files without a row go after a day; rows without a file are told; nothing else is touched."""

import logging
import os
import uuid

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images.tests.utils import get_test_image_file

from coaching.exercises.answers import save_answer
from coaching.exercises.assignments import assign
from coaching.exercises.models import AnswerFile
from coaching.practice.models import PracticeImage, PracticeRendition
from coaching.storage import orphans, receivers
from coaching.storage.storages import UNFINISHED
from tests.coaching.exercises.conftest import published

NOW = timezone.now()
FILE = str(uuid.UUID(int=21))


@pytest.fixture
def folders(monkeypatch, settings, tmp_path):
    """{alias: folder} of both storages and of what arrives, empty."""
    found = {alias: tmp_path / alias for alias in ("default", "private")}
    for alias, folder in found.items():
        for name in ("location", "base_location"):
            monkeypatch.setattr(storages[alias], name, str(folder))
    settings.ARRIVING_ROOT = found["private"] / "arriving"
    return found


@pytest.fixture
def answered(folders, clara, coach):
    """A client's file, with its row."""
    exercise = published("Send", ("file", {"question": "Your plan", "required": True, "help": ""}, FILE))
    given = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
    save_answer(assignment=given, prompt_id=FILE, raw=[SimpleUploadedFile("a.pdf", b"%PDF-1.7")], known_revision=0)
    return AnswerFile.objects.get()


@pytest.fixture
def picture(folders, db):
    PracticeRendition.cache_backend.clear()  # other tests had a picture of this number
    return PracticeImage.objects.create(title="Two people", file=get_test_image_file())


def put(folder, name):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


@pytest.fixture
def sweep(folders, monkeypatch):
    """`sweep(hours)`: so many hours after the newest file."""

    def at(hours=25):
        newest = max(path.stat().st_ctime for folder in folders.values() for path in folder.rglob("*") if path.is_file())
        monkeypatch.setattr(orphans, "file_clock", lambda: newest + hours * 3600)
        return receivers.files(NOW)

    return at


def test_the_clock_is_that_of_the_disk(folders, tmp_path):
    written = put(tmp_path, "a").stat().st_mtime
    assert abs(orphans.file_clock() - written) < 60


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("private", "answers/half.pdf"),
        ("private", f"answers/{UNFINISHED}ab"),
        ("private", "archives/1-ab.zip"),
        ("private", "arriving/tmpx.upload"),
        ("default", "documents/a.pdf"),
        ("default", f"original_images/{UNFINISHED}cd"),
    ],
)
def test_a_file_without_a_row_goes_after_a_day(folders, db, alias, name, sweep):
    path = put(folders[alias], name)
    assert (sweep(23), path.exists()) == (0, True)
    assert (sweep(), path.exists()) == (1, False)
    put(folders[alias], f"{name}-new")
    assert sweep(0) == 0


def test_files_with_a_row_stay(folders, answered, picture, sweep):
    rendition = picture.get_rendition("width-50")
    document = get_document_model().objects.create(title="Guide", file=ContentFile(b"words", "guide.txt"))
    orphan = put(folders["private"], "answers/orphan.pdf")
    assert sweep() == 1
    kept = [answered.file, picture.file, rendition.file, document.file]
    assert ([each.storage.exists(each.name) for each in kept], orphan.exists()) == ([True] * 4, False)


@pytest.mark.parametrize(("alias", "name"), [("default", "operators.zip"), ("default", "backup/a.pdf"), ("private", "notes/a")])
def test_other_folders_are_not_ours(folders, db, alias, name, sweep):
    path = put(folders[alias], name)
    assert (sweep(), path.exists()) == (0, True)


def test_what_a_link_leads_to_is_not_ours(folders, db, tmp_path, sweep):
    elsewhere = put(tmp_path, "elsewhere/a.pdf")
    (folders["private"] / "answers").mkdir(parents=True)
    (folders["private"] / "answers" / "a.pdf").symlink_to(elsewhere)
    put(folders["private"], "arriving/x")
    sweep()
    assert elsewhere.exists()


def test_a_database_without_any_file_is_taken_for_the_wrong_one(folders, db, caplog, sweep):
    for number in range(orphans.FEW + 1):
        put(folders["private"], f"answers/{number}.pdf")
    assert sweep() == 0
    assert "is this their database?" in caplog.text


def test_a_row_whose_file_is_gone_is_told(folders, answered, caplog, sweep):
    put(folders["private"], "arriving/x")
    answered.file.storage.delete(answered.file.name)
    with caplog.at_level(logging.ERROR):
        sweep()
    assert f"1 files are missing from the disk: {answered.pk} of coaching.AnswerFile" in caplog.text
    assert AnswerFile.objects.count() == 1


def test_a_smaller_picture_that_is_gone_is_made_again(folders, picture, sweep):
    gone = picture.get_rendition("width-50")
    os.remove(gone.file.path)
    sweep()
    assert PracticeRendition.objects.count() == 0
    again = PracticeImage.objects.get().get_rendition("width-50")
    assert os.path.exists(again.file.path)
