import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from coaching.exercises.versions import make_version

from .conftest import QUESTION, SCALE, hand_in


@pytest.fixture(autouse=True)
def _clock_stands_still():
    """Pages say how long ago something was handed in: between two looks no second may pass."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


def rewrite(exercise):
    exercise.prompts = [{"type": "short_answer", "value": {"question": "Something else?"}, "id": QUESTION}]


def rename(exercise):
    exercise.title, exercise.summary, exercise.minutes = "Changed", "Changed too", 99


def reorder(exercise):
    exercise.prompts = list(reversed(exercise.prompts.get_prep_value()))


def narrow(exercise):
    raw = exercise.prompts.get_prep_value()
    exercise.prompts = [each | {"value": each["value"] | {"steps": 2}} if each["id"] == SCALE else each for each in raw]


def empty(exercise):
    exercise.prompts = []


EDITS = [rewrite, rename, reorder, narrow, empty]


def publish(exercise, *edits):
    for edit in edits:
        edit(exercise)
        exercise.save_revision().publish()


def test_publishing_makes_a_version(exercise):
    publish(exercise, rename)
    assert [(version.number, version.title) for version in exercise.versions.all()] == [(2, "Changed"), (1, "Prepare")]


def test_publishing_without_a_change_makes_none(exercise):
    make_version(exercise=exercise)
    assert exercise.versions.count() == 1


def test_saving_a_draft_makes_none(exercise):
    rename(exercise)
    exercise.save_revision()
    assert exercise.versions.count() == 1


def test_a_version_keeps_the_ids_of_its_prompts(exercise):
    assert [each.id for each in exercise.versions.get().prompts] == [each.id for each in exercise.prompts]


def test_a_version_is_never_changed(exercise):
    with pytest.raises(TypeError):
        exercise.versions.get().save()


@pytest.mark.parametrize("edits", [*([edit] for edit in EDITS), EDITS], ids=[*(edit.__name__ for edit in EDITS), "all"])
def test_an_edit_leaves_what_was_handed_in_as_it_was(signed_in, clara, coach, exercise, assignment, edits):
    pages = [
        (clara, reverse("exercises:do", args=[assignment.pk])),
        (coach, reverse("exercises_admin:review", args=[hand_in(assignment).pk])),
    ]
    before = [words(signed_in(person).get(address)) for person, address in pages]
    publish(exercise, *edits)
    assert [words(signed_in(person).get(address)) for person, address in pages] == before


def words(response):
    """The page without what the sign-in and the admin's frame change."""
    assert response.status_code == 200
    page = response.content.decode()
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    return page[page.index("<h1") : page.rindex("</section>")]


def test_an_edit_leaves_what_is_being_written_as_it_was(signed_in, clara, exercise, assignment):
    publish(exercise, rewrite)
    page = signed_in(clara).get(reverse("exercises:do", args=[assignment.pk])).content.decode()
    assert "What do you know?" in page
