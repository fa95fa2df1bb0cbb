import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from coaching.privacy.export_file import write
from coaching.privacy.models import DataExport
from coaching.privacy.person import Person
from tests.coaching.privacy.world import everything


@pytest.fixture(autouse=True)
def private(tmp_path, monkeypatch):
    """A place of its own for files that nobody else may read."""
    storage = DataExport._meta.get_field("file").storage
    for name in ("location", "base_location"):
        monkeypatch.setattr(storage, name, str(tmp_path / "private"))
    return tmp_path / "private"


@pytest.fixture
def full(clara, patient):
    """Clara, with one of everything."""
    return everything(clara)


class Opened:
    """An archive as its reader opens it."""

    def __init__(self, data):
        self.zip = ZipFile(BytesIO(data))
        self.names = set(self.zip.namelist())
        self.json = json.loads(self.read("everything.json"))

    def read(self, name):
        return self.zip.read(name).decode()

    @property
    def all(self):
        return "\n".join(self.read(name) for name in self.names)


@pytest.fixture
def archive_of():
    """`archive_of(client)` writes a client's archive and opens it."""

    def open_archive(client):
        file = BytesIO()
        write(file, Person.of(client), timezone.now())
        return Opened(file.getvalue())

    return open_archive
