"""The questions before a session, as an owner edits them."""

import pytest
from django.forms import modelform_factory

from coaching.practice.models import PracticeSettings
from coaching.practice.practice_form import PracticeSettingsForm
from coaching.practice.session_questions import TEXT

FORM = modelform_factory(PracticeSettings, form=PracticeSettingsForm, fields=["help_text", "session_questions"])


@pytest.fixture
def practice(db):
    return PracticeSettings.load()


def edited(practice, text):
    return FORM({"help_text": "", "session_questions": text}, instance=practice)


def test_a_new_practice_asks_what_comes_with_the_software(practice):
    assert practice.questions == str(TEXT).splitlines()


def test_the_form_begins_with_what_is_asked_now(practice):
    assert FORM(instance=practice)["session_questions"].value() == str(TEXT)


def test_own_questions_are_asked_in_place_of_them(practice):
    assert edited(practice, "What  else?\r\n\r\nWhat now?").save().questions == ["What else?", "What now?"]


def test_what_was_left_as_it_came_stays_what_comes_with_the_software(practice):
    assert edited(practice, str(TEXT)).save().session_questions == ""


@pytest.mark.parametrize(
    ("text", "says"), [("a?\nb?\nc?\nd?", "Three questions are the most"), ("x" * 201, "up to 200 characters")]
)
def test_too_much_is_refused_with_a_sentence(practice, text, says):
    assert says in str(edited(practice, text).errors["session_questions"])


def test_a_practice_that_does_not_ask_has_no_questions(practice):
    practice.asks_before_sessions = False
    assert practice.questions == []
