"""What is seen without learning."""

import pytest

from networking_module.bring_value.check import ContactFacts
from networking_module.bring_value.check.elements import greeting


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi Bo, how are you?", "Hi Bo"),
        ("Dear Ms. Wu:\nI read", "Dear Ms. Wu"),
        ("Subject: Your talk\n\nDear Dr. Okafor,\n\nI was there", "Dear Dr. Okafor"),
        ("Hi {{first_name}}, I saw", "Hi {{first_name}}"),
        ("Hi there Sam, can you", "Hi there Sam"),
        ("hi kenji, played with your app", "hi kenji"),
        ("Mr. Otieno, you trained me", "Mr. Otieno"),
        ("Congrats on ten years at Volt, Katya! Time flies.", "Katya"),
    ],
)
def test_greeting_is_the_readers_name(text, said):
    assert [each.quote for each in greeting(text)] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Hello, I am a student",
        "Hi there, I saw",
        "Dear Sir or Madam, I am",
        "Hi everyone, after six years",
        "Hi, are you hiring?",
    ],
)
def test_greeting_of_nobody_in_particular_is_none(text):
    assert greeting(text) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Hi Tom, I read your paper", "Professor Lindqvist", "another_name"),
        ("Hi Tommy, I read your paper", "Tom Okafor", "greeting_personal"),
        ("Dear Professor Lindqvist, I read", "Professor Lindqvist", "greeting_personal"),
        ("Hi [Name], I read your paper", "Anna Berg", "greeting_personal"),
        ("Hi Tom, I read your paper", "", "greeting_personal"),
    ],
)
def test_greeting_of_someone_else_is_noticed(text, name, kind):
    assert [each.kind for each in greeting(text, ContactFacts(name))] == [kind]
