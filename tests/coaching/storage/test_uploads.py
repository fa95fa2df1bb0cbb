"""Files on their way in: bounded, gone when nobody takes them, and no reason to lose what else was sent."""

import errno
import gc
import os

import pytest
from django import forms
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import UnreadablePostError

from coaching.storage import uploads
from coaching.storage.not_kept import FileTooLarge, StorageFailure

LARGE = b"%PDF-1.7 ".ljust(3_000_000, b"x")


@pytest.fixture(autouse=True)
def arriving(settings, tmp_path):
    settings.ARRIVING_ROOT = tmp_path / "arriving"
    return settings.ARRIVING_ROOT


@pytest.fixture
def sent(rf):
    """A request with words and a file of that name and content."""

    def send(content=LARGE, name="plan.pdf"):
        return rf.post("/", {"text": "words", "file": SimpleUploadedFile(name, content), "after": "more"})

    return send


@pytest.fixture
def full(monkeypatch):
    def write(self, data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(uploads.ArrivingFile, "write", write)


class Form(forms.Form):
    text = forms.CharField()
    file = forms.FileField()


class PictureForm(forms.Form):
    file = forms.ImageField()


def test_a_large_file_waits_in_our_folder_and_is_gone_with_its_request(sent, arriving):
    request = sent()
    assert (request.FILES["file"].read(), len(os.listdir(arriving))) == (LARGE, 1)
    request.close()
    assert os.listdir(arriving) == []


def test_a_full_disk_takes_nothing_else_of_the_form(sent, arriving, full):
    request = sent()
    assert (request.POST.dict(), os.listdir(arriving)) == ({"text": "words", "after": "more"}, [])
    request.close()


@pytest.mark.parametrize("look", [lambda file: file.size, lambda file: file.read(), lambda file: list(file.chunks())])
def test_whoever_looks_into_a_lost_file_hears_why(sent, full, look):
    with pytest.raises(StorageFailure, match="our storage is full"):
        look(sent().FILES["file"])


@pytest.mark.parametrize("form", [Form, PictureForm])
def test_any_form_says_it_beside_the_field(sent, full, form):
    request = sent()
    errors = form(request.POST, request.FILES).errors
    assert "our storage is full" in errors["file"][0]


def test_a_file_that_was_kept_stays_when_the_next_one_is_lost(rf, arriving, monkeypatch):
    files = {"first": SimpleUploadedFile("a", LARGE), "second": SimpleUploadedFile("b", LARGE)}
    made, init = [], uploads.ArrivingFile.__init__

    def only_one(self, *args):
        if made:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        made.append(init(self, *args))

    monkeypatch.setattr(uploads.ArrivingFile, "__init__", only_one)
    request = rf.post("/", files)
    assert (request.FILES["first"].read(), len(os.listdir(arriving))) == (LARGE, 1)
    with pytest.raises(StorageFailure):
        request.FILES["second"].read()


def test_a_file_that_is_too_large_is_not_written_and_its_size_is_known(sent, arriving, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 1_000_000)
    file = sent().FILES["file"]
    assert (file.size, os.listdir(arriving)) == (len(LARGE), [])
    with pytest.raises(FileTooLarge, match="larger than 0 MB"):
        file.read()


def test_a_request_that_says_it_is_larger_than_any_is_not_read(sent, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_REQUEST", 1_000_000)
    with pytest.raises(RequestDataTooBig):
        assert sent().POST


def test_an_upload_that_breaks_off_leaves_nothing(sent, arriving):
    request = sent()
    request._stream = _Cut(request.META["wsgi.input"], 1_000_000)
    with pytest.raises(UnreadablePostError):
        assert request.POST
    del request
    gc.collect()
    assert os.listdir(arriving) == []


class _Cut:
    def __init__(self, stream, after):
        self.stream, self.left = stream, after

    def read(self, size=-1):
        self.left -= size
        if self.left < 0:
            raise ConnectionResetError
        return self.stream.read(size)


@pytest.mark.parametrize("name", ["x" * 300 + ".pdf", "a\0b.pdf", "../../etc/passwd", "語" * 300, "." + "x" * 290])
@pytest.mark.parametrize("content", [LARGE, LARGE[:100]])
def test_any_name_arrives(sent, name, content):
    file = sent(content, name).FILES["file"]
    assert (file.read(), "/" in file.name, "\0" in file.name) == (content, False, False)


def test_a_failure_is_what_forms_know():
    assert issubclass(StorageFailure, ValidationError)
