"""In a real browser: a file that the disk has no room for, then room, on a phone and a large screen, with and without scripts."""

import pytest

from coaching.exercises.models import Answer, AnswerFile
from tests import factories
from tests.coaching.exercises.conftest import QUESTION
from tests.coaching.storage.test_full_disk import asked, disk  # noqa: F401 - fixtures
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser

FULL = "We couldn't keep your file: our storage is full."
PLAN = {"name": "My plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 ".ljust(3_000_000, b"x")}


@pytest.fixture
def coach(site):
    """Of nobody in the demo practice."""
    return factories.coach(name="Nora Falk")


@pytest.fixture
def clara(coach):
    return factories.client(coach=coach, name="Ida Roth")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("phone", [True, False])
def test_the_file_is_refused_with_a_sentence_and_kept_once_there_is_room(site, person, asked, disk, phone, scripts):  # noqa: F811
    client = person(phone=phone, java_script_enabled=scripts)
    come_in(client, asked.client.user)
    page = client.go(f"/me/exercises/{asked.pk}/")
    if scripts:
        client.press("All on one page")
    page.get_by_label("What do you know?").fill("Her talk")
    page.get_by_label("Your plan").set_input_files(PLAN)
    if not scripts:
        client.press("Save and continue later")
    client.reads(FULL)
    client.look()
    assert ([each.value for each in Answer.objects.filter(prompt_id=QUESTION)], AnswerFile.objects.count()) == (["Her talk"], 0)
    disk.more_room()
    if not scripts:
        page.get_by_label("Your plan").set_input_files(PLAN)
    client.press("Save and continue later")
    page.get_by_role("link", name="My plan.pdf").wait_for()
    assert AnswerFile.objects.get().size == 3_000_000
