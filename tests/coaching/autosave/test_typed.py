"""What can be read of a form that was sent."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coaching.autosave.typed import MOST, Field, typed_in

UUID = "00000000-0000-0000-0000-000000000077"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("about", "Off to Oslo", "Off to Oslo"),
        ("next_on", "2027-03-04", "2027-03-04"),
        ("about", "   ", ""),
        ("wants", "on", ""),
        ("person", "12", ""),
        ("form", UUID, ""),
        ("about-revision", "words", ""),
        ("hours-TOTAL_FORMS", "words", ""),
        ("action-publish", "action-publish", ""),
        ("loaded_revision_created_at", "2026-11-29T18:50", ""),
        ("body", json.dumps({"blocks": [{"text": "One"}, {"text": "Two"}, 3]}), "One\nTwo"),
        ("body", '{"blocks": 3}', ""),
        ("body", "{not JSON", "{not JSON"),
        ("body", "[" * 100_000, "[" * 100_000),
    ],
)
def test_words_are_what_a_person_typed(name, value, words):
    assert Field(name, value).words == words


@pytest.mark.parametrize(
    ("name", "label"),
    [("next_on", "Next on"), (f"prompt-{UUID}", "Prompt"), ("questions-0-text", "Questions text"), ("q", "What you typed")],
)
def test_a_label_says_what_a_name_says(name, label):
    assert Field(name, "x").label == label


def test_a_field_is_as_long_as_its_words_up_to_a_limit():
    assert [Field("a", words).lines for words in ("one", "one\ntwo", "a" * 130, "a\n" * 99)] == [1, 2, 3, 20]


def test_what_is_secret_and_files_are_left_out_and_counted(rf):
    sent = {
        "login": "Clara",
        "password": "sesame",
        "code": "",
        "csrfmiddlewaretoken": "mine",
        "plan": SimpleUploadedFile("a", b"b"),
    }
    typed = typed_in(rf.post("/x/?y=1", sent))
    assert (typed.address, typed.fields, typed.token) == ("/x/?y=1", [Field("login", "Clara")], "mine")
    assert (typed.has_secrets, typed.has_files, typed.is_whole) == (True, True, False)


def test_a_form_without_secrets_is_whole(rf):
    typed = typed_in(rf.post("/x/", {"code": "", "about": ["One", "Two"]}))
    assert (typed.is_whole, [field.value for field in typed.shown]) == (True, ["One", "Two"])


def test_what_is_too_long_is_not_kept(rf):
    typed = typed_in(rf.post("/x/", {"about": "a" * MOST}))
    assert (typed.fields, typed.is_too_long, typed.is_whole) == ([], True, False)


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=", "multipart/form-data"])
def test_what_cannot_be_read_is_nothing(rf, kind):
    assert typed_in(rf.post("/x/", b"--x", content_type=kind)).fields == []
