"""A file in an answer: guarded by what is in it, private, and gone with the answer it stood in."""

import io
import uuid
import zipfile

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.urls import reverse

from coaching.exercises.answer_parsers import AnswerError
from coaching.exercises.answers import Unanswered, save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import AnswerFile
from coaching.storage import judging
from coaching.storage.sniffing import content_type

from .conftest import published

FILE, OTHER = str(uuid.UUID(int=21)), str(uuid.UUID(int=22))
PDF = b"%PDF-1.7 words"


@pytest.fixture(autouse=True)
def private(monkeypatch, tmp_path):
    monkeypatch.setattr(AnswerFile._meta.get_field("file"), "storage", FileSystemStorage(tmp_path))
    return tmp_path


@pytest.fixture
def asked(clara, coach):
    exercise = published("Send", ("file", {"question": "Your plan", "required": True, "help": ""}, FILE))
    return assign(exercise=exercise, clients=[clara], by=coach.user)[0]


def upload(name="My plan.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def save(assignment, *raw, revision=0):
    return save_answer(assignment=assignment, prompt_id=FILE, raw=list(raw), known_revision=revision)


def kept(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_kept_under_a_name_that_tells_nothing(asked, private):
    assert save(asked, upload()) == 1
    row = AnswerFile.objects.get()
    assert asked.answers.get().value == {"file": row.pk, "name": "My plan.pdf", "size": len(PDF)}
    assert kept(private) == [private / row.file.name]
    assert "plan" not in row.file.name


def test_nothing_chosen_leaves_the_file_as_it_is(asked):
    save(asked, upload())
    assert save(asked) == 1


def test_a_new_file_takes_the_place_of_the_one_before(asked, private, django_capture_on_commit_callbacks):
    save(asked, upload())
    with django_capture_on_commit_callbacks(execute=True):
        save(asked, upload("Second.pdf"), revision=1)
    assert [row.name for row in AnswerFile.objects.all()] == ["Second.pdf"]
    assert len(kept(private)) == 1


def test_a_file_is_taken_away_when_asked(asked, private, django_capture_on_commit_callbacks):
    save(asked, upload())
    with django_capture_on_commit_callbacks(execute=True):
        save(asked, "remove", revision=1)
    assert asked.answers.get().value == ""
    assert kept(private) == []


def test_a_file_that_was_handed_in_stays_when_another_takes_its_place(asked):
    save(asked, upload())
    submit(assignment=asked)
    asked.state = "again"
    asked.save()
    save(asked, upload("Better.pdf"), revision=1)
    assert sorted(row.name for row in AnswerFile.objects.all()) == ["Better.pdf", "My plan.pdf"]


def test_a_required_file_must_be_there(asked):
    with pytest.raises(AnswerError, match="still missing"):
        submit(assignment=asked)


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"<svg\x00", b"PK\x03\x04nothing", b"", b"\xff\xfe\x00\x01"])
def test_a_file_is_refused_by_what_is_in_it(asked, content, private):
    with pytest.raises(AnswerError, match="Please choose a PDF"):
        save(asked, upload("cv.pdf", content))
    assert (AnswerFile.objects.count(), kept(private)) == (0, [])


def test_a_file_that_is_too_large_is_refused(asked, monkeypatch):
    monkeypatch.setattr(judging, "LARGEST", 10)
    with pytest.raises(AnswerError, match="larger than 10 MB"):
        save(asked, upload())


def test_the_name_ends_as_the_content_says(asked):
    save(asked, upload('my "page"', b"plain words"))
    assert AnswerFile.objects.get().name == "my page.txt"


@pytest.mark.parametrize(
    ("name", "content"),
    [("page.html", b"<p>words</p>"), ("virus.exe", b"echo"), ("virus.pdf.exe", PDF), ("run.BAT", b"echo"), ("plan.docx", PDF)],
)
def test_a_file_that_is_named_otherwise_is_refused(asked, private, name, content):
    with pytest.raises(AnswerError, match=rf"ends in \{name[name.rindex('.') :].lower()}, but what is in it belongs to"):
        save(asked, upload(name, content))
    assert (AnswerFile.objects.count(), kept(private)) == (0, [])


def zipped(*names, mimetype=None):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
        if mimetype:
            archive.writestr("mimetype", mimetype)
    return content


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (zipped("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (zipped("word/document.xml", "word/vbaProject.bin"), ""),
        (zipped("anything.exe"), ""),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "application/vnd.oasis.opendocument.text"),
        (io.BytesIO(b"RIFF\x00\x00\x00\x00WEBPVP8 "), "image/webp"),
        (io.BytesIO("Grüße".encode()), "text/plain"),
    ],
)
def test_content_type_looks_inside(content, found):
    assert content_type(content) == found
    assert content.tell() == 0


def download(browser):
    return browser.get(reverse("exercises:file", args=[AnswerFile.objects.get().pk]))


def test_the_client_gets_the_file_back_as_a_download(signed_in, clara, asked):
    save(asked, upload())
    response = download(signed_in(clara))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="My plan.pdf"'
    assert (response["X-Content-Type-Options"], response["Cache-Control"]) == ("nosniff", "private, no-store")


def test_the_coach_gets_the_file_only_once_it_is_handed_in(signed_in, coach, asked):
    save(asked, upload())
    assert download(signed_in(coach)).status_code == 404
    submit(assignment=asked)
    assert download(signed_in(coach)).status_code == 200


@pytest.mark.parametrize("person", ["mallory", "other_coach", "editor"])
def test_the_file_is_not_found_by_others(request, signed_in, asked, person):
    save(asked, upload())
    submit(assignment=asked)
    assert download(signed_in(request.getfixturevalue(person))).status_code == 404


def test_a_visitor_signs_in_first(client, asked):
    save(asked, upload())
    assert download(client).status_code == 302


def test_the_form_sends_a_file_without_a_script(signed_in, clara, asked):
    data = {f"prompt-{FILE}": upload(), f"prompt-{FILE}-revision": 0, "save": "1"}
    page = signed_in(clara).post(reverse("exercises:do", args=[asked.pk]), data, follow=True).content.decode()
    assert "My plan.pdf" in page
    assert "Remove this file" in page


def test_a_refused_file_leaves_the_page_with_the_reason(signed_in, clara, asked):
    data = {f"prompt-{FILE}": upload(content=b"MZ\x00"), f"prompt-{FILE}-revision": 0, "submit": "1"}
    response = signed_in(clara).post(reverse("exercises:do", args=[asked.pk]), data)
    assert response.status_code == 409
    assert "Please choose a PDF" in response.content.decode()


def test_a_file_that_arrived_unheard_and_is_sent_again_is_no_conflict(signed_in, clara, asked):
    address = reverse("exercises:autosave", args=[asked.pk, FILE])
    answers = [signed_in(clara).post(address, {"value": upload(), "revision": "0"}) for _try in range(2)]
    assert ([answer.json()["revision"] for answer in answers], AnswerFile.objects.count()) == ([1, 1], 1)


def test_autosave_answers_with_what_stands_on_the_page(signed_in, clara, asked):
    address = reverse("exercises:autosave", args=[asked.pk, FILE])
    answer = signed_in(clara).post(address, {"value": upload(), "revision": "0"}).json()
    assert answer["revision"] == 1
    assert "My plan.pdf" in answer["file"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_document_of_which_python_unpacks_everything_at_once_is_not_taken(method):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert content_type(packed) == ""


@pytest.mark.parametrize("revision", [0, 1])
def test_a_refused_file_is_not_counted_as_done(signed_in, clara, coach, revision):
    """What counts is the file that is stored, if there is one."""
    prompts = [("file", {"question": "Your plan", "required": True}, FILE), ("date", {"question": "When?"}, OTHER)]
    row = assign(exercise=published("Send", *prompts), clients=[clara], by=coach.user)[0]
    if revision:
        save(row, upload())
    form = {f"prompt-{FILE}": upload("run.exe", b"MZ\x00\x01"), f"prompt-{FILE}-revision": revision, "submit": "1"}
    response = signed_in(clara).post(reverse("exercises:do", args=[row.pk]), form)
    row.refresh_from_db()
    assert (response.status_code, response.context["done"], row.state) == (409, revision, "open")


def test_a_refused_file_is_not_handed_in(asked):
    with pytest.raises(AnswerError):
        save(asked, upload("run.exe", b"MZ\x00\x01"))
    with pytest.raises(Unanswered):
        submit(assignment=asked)


def test_a_file_that_the_disk_lost_has_a_page(signed_in, clara, asked, caplog):
    save(asked, upload())
    row = AnswerFile.objects.get()
    row.file.storage.delete(row.file.name)
    answer = download(signed_in(clara))
    assert (answer.status_code, "This file is missing" in answer.content.decode()) == (404, True)
    assert f"The file of coaching.AnswerFile {row.pk} is missing" in caplog.text


def test_a_file_that_the_disk_lost_is_replaced_when_it_is_sent_again(asked, private):
    save(asked, upload())
    first = AnswerFile.objects.get()
    first.file.storage.delete(first.file.name)
    assert save(asked, upload(), revision=1) == 2
    assert kept(private) == [private / AnswerFile.objects.get().file.name]


def test_a_file_whose_row_could_not_be_written_leaves_nothing(asked, private, monkeypatch):
    def refuse(self, **options):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(AnswerFile, "save", refuse)
    with pytest.raises(OperationalError):
        save(asked, upload())
    assert kept(private) == []
