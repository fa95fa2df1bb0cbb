"""A coach and a client give each other files, and someone who booked under two addresses becomes one entry."""

import pytest
from django.utils import timezone

from coaching.files.models import SharedFile
from coaching.people.models import Client, Coach, Note
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser

PDF = {"name": "Resume.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 words"}
WRONG = {"name": "tool.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x00\x01"}


@pytest.fixture
def clara(site):
    """Clara of the demo, who has been welcomed."""
    Client.objects.update(welcomed_at=timezone.now())
    return Client.objects.get(email="clara@example.org")


@pytest.fixture
def dana(person, site):
    who = person(zone="America/New_York")
    come_in(who, Coach.objects.first().user)
    return who


def fits(who):
    return who.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def give(who, file, words, label):
    who.page.locator("input[type=file]").set_input_files(file)
    who.fill("A line about it", words)
    who.press(label)


def test_files_go_both_ways(person, dana, clara):
    page = dana.go(clara.get_absolute_url())
    dana.press("Give a file", role="link")
    give(dana, PDF, "My remarks are in the margin", "Give it")
    dana.reads("An email about it goes out in five minutes.")
    her = person(phone=True)
    come_in(her, clara.user)
    her.go("/me/")
    her.reads("My remarks are in the margin")
    her.press("Files for and from", role="link")
    give(her, WRONG, "The second try", "Give it")
    her.reads("Please choose a PDF, Word")
    give(her, {**PDF, "name": "Second try.pdf"}, "The second try", "Give it")
    her.reads("can see it now")
    assert fits(her)
    with her.page.expect_download() as got:
        her.page.get_by_role("link", name="Resume.pdf").click()
    assert got.value.suggested_filename == "Resume.pdf"
    dana.go("/admin/")
    dana.reads("Open 2 files")
    dana.go(clara.get_absolute_url())
    with page.expect_download() as got:
        page.get_by_role("link", name="Second try.pdf", exact=True).click()
    assert got.value.suggested_filename == "Second try.pdf"
    assert SharedFile.objects.filter(client=clara, opened_at=None).count() == 0


def test_what_was_deleted_comes_back(person, clara):
    her = person(phone=True)
    come_in(her, clara.user)
    her.go("/me/files/")
    give(her, PDF, "", "Give it")
    her.press("Delete")
    her.reads("Resume.pdf is deleted. Your coach no longer sees it.")
    her.press("Undo")
    her.reads("Resume.pdf is back.")
    assert her.page.get_by_role("link", name="Resume.pdf").count() == 1


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_two_entries_of_one_person_become_one(dana, clara, width):
    twin = Client.objects.create(coach=clara.coach, name="Clara Lind", email="clara.lind@example.com", stage="prospect")
    Note.objects.create(client=twin, text="Booked from work")
    dana.page.set_viewport_size({"width": width, "height": 900})
    dana.go(clara.get_absolute_url())
    dana.reads("Perhaps the same person")
    dana.press("It's the same person", role="link")
    dana.reads("1 private note")
    dana.reads("This can't be undone")
    assert fits(dana)
    dana.press("Merge them")
    dana.reads("Merged. Everything of Clara Lind is on this page now.")
    assert (Client.objects.filter(pk=twin.pk).exists(), clara.notes.filter(text="Booked from work").exists()) == (False, True)
