"""Wagtail's own screens, and pages with pictures, while the disk of pictures and documents is full."""

import errno
import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images.tests.utils import get_test_image_file

from coaching.practice.models import PracticeImage, PracticeRendition
from coaching.storage import storages as ours
from coaching.storage import uploads


@pytest.fixture
def media(tmp_path, monkeypatch, settings):
    for name in ("location", "base_location"):
        monkeypatch.setattr(storages["default"], name, str(tmp_path / "media"))
    settings.ARRIVING_ROOT = tmp_path / "arriving"
    return tmp_path


@pytest.fixture
def editing(signed_in, owner):
    """The owner's browser, which sees what a browser sees."""
    browser = signed_in(owner)
    browser.raise_request_exception = False
    return browser


@pytest.fixture
def picture(media, db):
    PracticeRendition.cache_backend.clear()  # other tests had a picture of this number
    return PracticeImage.objects.create(title="Two people", file=get_test_image_file())


@pytest.fixture
def fill(media, monkeypatch):
    """Call it, and nothing fits anymore; it returns what makes room."""

    def refuse(*args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def full():
        monkeypatch.setattr(ours, "_flush", refuse)
        monkeypatch.setattr(uploads.ArrivingFile, "write", refuse)
        return monkeypatch.undo

    return full


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def image(size=0):
    return SimpleUploadedFile("a.png", get_test_image_file().file.getvalue().ljust(size, b"\0"), "image/png")


@pytest.mark.parametrize("size", [0, 3_000_000])
def test_a_picture_is_refused_with_our_words_and_nothing_is_left(editing, media, fill, size):
    fill()
    answer = editing.post(reverse("wagtailimages:add"), {"title": "A", "description": "A street", "file": image(size)})
    page = answer.content.decode()
    assert ("our storage is full" in page, PracticeImage.objects.count(), files(media)) == (True, 0, [])
    assert answer.status_code == (200 if size else 503)


def test_many_pictures_at_once_are_refused_in_what_the_script_reads(editing, media, fill):
    fill()
    headers = {"x-requested-with": "XMLHttpRequest", "accept": "application/json"}
    answer = editing.post(reverse("wagtailimages:add_multiple"), {"files[]": image(3_000_000)}, headers=headers)
    assert "our storage is full" in answer.json()["error_message"]
    assert files(media) == []


@pytest.mark.parametrize("size", [10, 3_000_000])
def test_a_document_is_refused_with_our_words(editing, media, fill, size):
    fill()
    form = {"title": "Guide", "file": SimpleUploadedFile("語" * 90 + ".txt", b"x" * size)}
    answer = editing.post(reverse("wagtaildocs:add"), form)
    assert ("our storage is full" in answer.content.decode(), files(media)) == (True, [])


def test_a_document_with_a_long_name_is_kept(editing, media):
    form = {"title": "Guide", "file": SimpleUploadedFile("語" * 90 + ".txt", b"words")}
    assert editing.post(reverse("wagtaildocs:add"), form).status_code == 302
    assert get_document_model().objects.get().file.read() == b"words"


@pytest.mark.django_db(transaction=True)
def test_a_page_shows_the_picture_itself_until_a_smaller_one_can_be_made(picture, fill):
    make_room = fill()
    found = picture.get_rendition("width-50")
    several = picture.get_renditions("width-50", "width-60")
    assert (found.url, found.width, list(several)) == (picture.file.url, picture.width, ["width-50", "width-60"])
    assert PracticeRendition.objects.count() == 0
    location = storages["default"].location
    make_room()
    storages["default"].__dict__.update(location=location, base_location=location)
    assert picture.get_rendition("width-50").width == 50


def test_a_document_that_is_gone_has_a_page_and_a_line_in_the_log(client, media, db, caplog):
    document = get_document_model().objects.create(title="Guide", file=ContentFile(b"words", "guide.txt"))
    os.remove(document.file.path)
    answer = client.get(document.url)
    assert (answer.status_code, "This file is missing" in answer.content.decode()) == (404, True)
    assert f"The file of wagtaildocs.Document {document.pk} is missing" in caplog.text
