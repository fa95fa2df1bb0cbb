from functools import partial
from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile

from coaching.files import sharing
from coaching.files.models import SharedFile

PDF = b"%PDF-1.7 words"


@pytest.fixture(autouse=True)
def private(monkeypatch, tmp_path):
    monkeypatch.setattr(SharedFile._meta.get_field("file"), "storage", FileSystemStorage(tmp_path))
    return tmp_path


def upload(name="Resume.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def _give(client, by, by_coach, **more):
    found = {"upload": upload(), "key": uuid4(), "words": "Look at page two", **more}
    return sharing.give(client=client, by=by, by_coach=by_coach, **found)


@pytest.fixture
def from_coach(clara, coach):
    """`from_coach(…)` is a file that the coach gave Clara."""
    return partial(_give, clara, coach.user, True)


@pytest.fixture
def from_clara(clara):
    """`from_clara(…)` is a file that Clara gave her coach."""
    return partial(_give, clara, clara.user, False)
