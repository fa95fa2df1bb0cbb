"""The disk fills up while someone sends a file: really, through the pages, and back again when there is room."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from coaching.exercises.assignments import assign
from coaching.exercises.models import Answer, AnswerFile, ReviewFile
from coaching.mail.models import Message
from coaching.privacy import exports, receivers
from coaching.privacy.models import DataExport
from tests.coaching.exercises.conftest import QUESTION, hand_in, published
from tests.full_disk import small_disk

FILE = str(uuid.UUID(int=21))
SMALL, MIDDLE, LARGE = 1_000, 200_000, 3_000_000  # bytes: has room; arrives in memory; arrives on the disk
FULL = "We couldn&#x27;t keep your file: our storage is full."


@pytest.fixture
def disk(tmp_path, settings, monkeypatch, record_property):
    with small_disk(tmp_path / "disk", settings, monkeypatch) as disk:
        record_property("full_disk", disk.kind)
        print(f"The full disk is: {disk.kind}")
        yield disk


@pytest.fixture
def asked(clara, coach):
    exercise = published(
        "Send",
        ("long_answer", {"question": "What do you know?", "required": True}, QUESTION),
        ("file", {"question": "Your plan", "required": False, "help": ""}, FILE),
    )
    return assign(exercise=exercise, clients=[clara], by=coach.user)[0]


def pdf(size):
    return SimpleUploadedFile("My plan.pdf", b"%PDF-1.7 ".ljust(size, b"x"))


def post(browser, asked, size, **more):
    fields = {f"prompt-{QUESTION}": "Her talk", f"prompt-{QUESTION}-revision": "0", f"prompt-{FILE}": pdf(size)}
    return browser.post(reverse("exercises:do", args=[asked.pk]), {**fields, f"prompt-{FILE}-revision": "0", **more})


@pytest.mark.parametrize("size", [MIDDLE, LARGE])
def test_the_words_are_saved_and_the_file_leaves_nothing(signed_in, clara, asked, disk, size):
    answer = post(signed_in(clara), asked, size, submit="1")
    page = answer.content.decode()
    assert (answer.status_code, FULL in page) == (409, True)
    assert "One answer isn&#x27;t saved yet: see below. The others are." in page
    assert [each.value for each in Answer.objects.all()] == ["Her talk"]
    assert (AnswerFile.objects.count(), disk.files, asked.submissions.count()) == (0, [], 0)


@pytest.mark.parametrize("size", [MIDDLE, LARGE])
def test_once_there_is_room_the_same_button_saves_it(signed_in, clara, asked, disk, size):
    browser = signed_in(clara)
    post(browser, asked, size)
    disk.more_room()
    assert post(browser, asked, size).status_code == 302
    row = AnswerFile.objects.get()
    assert (row.size, disk.files) == (size, [disk.folder / row.file.name])


def test_a_file_that_fits_is_still_kept(signed_in, clara, asked, disk):
    assert post(signed_in(clara), asked, SMALL).status_code == 302
    assert len(disk.files) == 1


def test_a_file_that_was_there_stays_when_its_successor_does_not_fit(
    signed_in, clara, asked, disk, django_capture_on_commit_callbacks
):
    browser = signed_in(clara)
    with django_capture_on_commit_callbacks(execute=True):
        post(browser, asked, SMALL)
        post(browser, asked, MIDDLE, **{f"prompt-{FILE}-revision": "1"})
    row = AnswerFile.objects.get()
    assert (row.size, disk.files) == (SMALL, [disk.folder / row.file.name])


@pytest.mark.parametrize("size", [MIDDLE, LARGE])
def test_a_script_is_told_the_same_sentence(signed_in, clara, asked, disk, size):
    address = reverse("exercises:autosave", args=[asked.pk, FILE])
    answer = signed_in(clara).post(address, {"value": pdf(size), "revision": "0"}, headers={"accept": "application/json"})
    assert (answer.status_code, "our storage is full" in answer.json()["error"]) == (507, True)


@pytest.mark.parametrize("size", [MIDDLE, LARGE])
def test_a_coach_keeps_the_comments(signed_in, coach, asked, disk, size):
    submission = hand_in(asked)
    address = reverse("exercises_admin:review", args=[submission.pk])
    name = f"comment-{QUESTION}"
    answer = signed_in(coach).post(address, {name: "Well seen", f"{name}-revision": "0", "file": pdf(size), "outcome": "good"})
    page = answer.content.decode()
    assert (answer.status_code, FULL in page, "Your comments are saved." in page) == (422, True, True)
    assert submission.draft.comments == {QUESTION: "Well seen"}
    assert (ReviewFile.objects.count(), disk.files, hasattr(submission, "review")) == (0, [], False)


def test_an_archive_waits_for_room_and_is_made_then(signed_in, clara, asked, disk, monkeypatch):
    monkeypatch.setattr("coaching.privacy.export_file.render_to_string", lambda *args: "".join(map(str, range(200_000))))
    browser = signed_in(clara)
    browser.post(reverse("privacy:ask"))
    export = DataExport.objects.get()
    assert (export.state, disk.files) == (DataExport.State.MAKING, [])
    assert "so your archive has to wait" in browser.get(reverse("privacy:account")).content.decode()
    disk.more_room()
    receivers.tidy(None, now=timezone.now() + exports.GIVE_UP_AFTER)
    export.refresh_from_db()
    assert (export.state, disk.files) == (DataExport.State.READY, [disk.folder / export.file.name])
    assert Message.objects.filter(kind__startswith="privacy.", to=clara.email).count() == 1


def test_an_archive_is_given_up_after_three_days_without_room(clara, disk):
    made = DataExport.objects.create(client=clara, retry_at=timezone.now())
    exports.tidy(made.asked_at + exports.GIVE_UP_WITHOUT_ROOM)
    made.refresh_from_db()
    assert made.state == DataExport.State.MAKING
    exports.tidy(made.asked_at + exports.GIVE_UP_WITHOUT_ROOM + exports.RETRY_AFTER)
    made.refresh_from_db()
    assert made.state == DataExport.State.FAILED
