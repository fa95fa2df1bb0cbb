"""Files on both pages: given, found by whom they are for, and by nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coaching.files.models import SharedFile

from .conftest import PDF, upload

MINE = "/me/files/"


def text(response):
    return " ".join(response.content.decode().split())


def test_a_client_gives_a_file_and_sees_it_in_their_list(signed_in, clara):
    page = signed_in(clara).post(MINE, {"file": upload(), "words": "My resume"}, follow=True)
    assert "Resume.pdf" in text(page)
    assert "My resume" in text(page)
    assert SharedFile.objects.get().by_coach is False


def test_the_empty_list_says_what_is_to_come(signed_in, clara):
    assert "No files yet" in text(signed_in(clara).get(MINE))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "This field is required."),
        ({"file": upload("x.exe", b"MZ\x00\x01")}, "Please choose a PDF, Word"),
        ({"file": upload("empty.pdf", b"")}, "The submitted file is empty."),
    ],
)
def test_a_file_that_is_not_taken_is_said_beside_its_field(signed_in, clara, sent, words):
    page = signed_in(clara).post(MINE, {**sent, "words": "My own line"})
    assert (page.status_code, words in text(page), "My own line" in text(page)) == (422, True, True)


def test_without_room_the_sentence_is_beside_the_field(signed_in, clara, from_clara, monkeypatch):
    monkeypatch.setattr("coaching.files.sharing.MOST", 1)
    from_clara()
    page = signed_in(clara).post(MINE, {"file": upload()})
    assert (page.status_code, "There are 1 files here already" in text(page)) == (422, True)


def test_the_coach_gives_a_file_from_the_clients_page(signed_in, coach, clara):
    address = reverse("files_admin:give", args=[clara.pk])
    page = signed_in(coach).post(address, {"file": upload(), "words": "For Friday"}, follow=True)
    assert "has the file. An email about it goes out in five minutes." in text(page)
    assert SharedFile.objects.get().by_coach is True


def test_opening_it_is_noted_for_whom_it_is(signed_in, clara, coach, from_coach):
    row = from_coach()
    address = reverse("files:download", args=[row.pk])
    signed_in(coach).get(address)
    row.refresh_from_db()
    before = row.opened_at
    response = signed_in(clara).get(address)
    row.refresh_from_db()
    assert (before, row.opened_at is not None, b"".join(response)) == (None, True, PDF)
    assert response["Content-Disposition"] == 'attachment; filename="Resume.pdf"'
    assert response["Cache-Control"] == "private, no-store"


def test_a_file_that_was_taken_back_is_found_by_nobody(signed_in, clara, coach, from_coach):
    row = from_coach()
    signed_in(coach).post(reverse("files_admin:take_back", args=[row.pk]))
    address = reverse("files:download", args=[row.pk])
    assert [signed_in(each).get(address).status_code for each in (clara, coach)] == [404, 404]


def test_each_side_deletes_its_own_alone(signed_in, clara, coach, from_coach, from_clara):
    given, own = from_coach(), from_clara()
    wrong = [
        signed_in(clara).post(reverse("files:take_back", args=[given.pk])).status_code,
        signed_in(coach).post(reverse("files_admin:take_back", args=[own.pk])).status_code,
    ]
    assert (wrong, SharedFile.objects.kept().count()) == ([404, 404], 2)


def test_a_deleted_one_is_brought_back_from_the_message(signed_in, coach, from_coach, clara):
    row = from_coach()
    browser = signed_in(coach)
    page = browser.post(reverse("files_admin:take_back", args=[row.pk]), follow=True)
    undo = reverse("files_admin:bring_back", args=[row.pk])
    assert f'action="{undo}"' in page.content.decode()
    browser.post(undo)
    assert SharedFile.objects.kept().get() == row


def test_on_the_clients_home_is_what_they_have_not_opened(signed_in, clara, from_coach):
    from_coach()
    assert "Resume.pdf" in text(signed_in(clara).get("/me/"))


@pytest.mark.parametrize("who", ["clara", "coach"])
def test_a_list_costs_the_same_for_one_file_and_for_ten(signed_in, clara, coach, from_coach, from_clara, who):
    browser = signed_in(clara if who == "clara" else coach)
    address = MINE if who == "clara" else clara.get_absolute_url()

    def queries(count):
        for _ in range(count):
            from_coach()
            from_clara()
        browser.get(address)
        with CaptureQueriesContext(
            connection,
        ) as found:
            browser.get(address)
        return len(found)

    assert queries(1) == queries(9)
