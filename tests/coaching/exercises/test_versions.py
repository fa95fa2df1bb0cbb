import pytest
from django.urls import reverse

from coaching.exercises.answers import save_answer, submit
from coaching.exercises.versions import make_version

from .conftest import QUESTION


def edit(exercise):
    exercise.title = "Changed"
    exercise.prompts = [{"type": "short_answer", "value": {"question": "Something else?"}, "id": QUESTION}]
    exercise.save()
    exercise.save_revision().publish()


def test_publishing_makes_a_version(exercise):
    edit(exercise)
    assert [version.number for version in exercise.versions.all()] == [2, 1]


def test_publishing_without_a_change_makes_none(exercise):
    make_version(exercise=exercise)
    assert exercise.versions.count() == 1


def test_a_version_is_never_changed(exercise):
    with pytest.raises(TypeError):
        exercise.versions.get().save()


def test_an_edit_leaves_what_was_handed_in_as_it_was(signed_in, clara, exercise, assignment):
    save_answer(assignment=assignment, prompt_id=QUESTION, raw=["Words"], known_revision=0)
    submit(assignment=assignment)
    browser, address = signed_in(clara), reverse("exercises:do", args=[assignment.pk])
    before = browser.get(address).content
    edit(exercise)
    assert browser.get(address).content == before
