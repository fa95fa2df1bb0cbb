from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import UploadedFile

from coaching.practice.models import PracticeImage
from coaching.practice.pictures import kept_uploads

ADD = reverse("wagtailimages:add")
WORDS = "Dana laughs at her desk"


@pytest.fixture
def editing(client, editor):
    client.force_login(editor)
    return client


def from_a_camera():
    return SimpleUploadedFile("IMG_2041.png", get_test_image_file().file.getvalue(), "image/png")


@pytest.fixture
def refused(editing):
    """The answer to a picture whose words say nothing."""
    return editing.post(ADD, {"title": "IMG_2041", "file": from_a_camera(), "description": "image"})


def test_a_picture_whose_words_are_refused_is_kept(editing, refused):
    form = refused.context["form"]
    assert "is here already" in str(form["file"].help_text)
    editing.post(ADD, {"title": "", "description": WORDS, "kept": form["kept"].value()})
    made = PracticeImage.objects.get()
    assert (made.description, made.title, made.width) == (WORDS, WORDS, 640)


def test_a_kept_picture_is_only_its_own_persons(client, refused, owner):
    client.force_login(owner.user)
    client.post(ADD, {"title": "", "description": WORDS, "kept": refused.context["form"]["kept"].value()})
    assert not PracticeImage.objects.exists()


def test_a_title_of_a_camera_is_what_the_picture_shows(editing):
    editing.post(ADD, {"title": "IMG 2041", "file": from_a_camera(), "description": WORDS})
    assert PracticeImage.objects.get().title == WORDS


def test_a_title_that_was_written_stays(editing):
    editing.post(ADD, {"title": "The desk", "file": from_a_camera(), "description": WORDS})
    assert PracticeImage.objects.get().title == "The desk"


def test_a_picture_that_nobody_sends_again_goes_after_a_day(refused):
    row = UploadedFile.objects.get()
    kept = row.file.storage.get_modified_time(row.file.name)
    assert [kept_uploads.forget_old(kept + timedelta(days=days)) for days in (0, 2)] == [0, 1]
    assert not UploadedFile.objects.exists()
