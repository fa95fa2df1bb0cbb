"""What the reader's phone shows of a message, and what answering takes."""

import pytest

from networking_module.bring_value.reading_view import reading_view


def seen(text, **more):
    return reading_view(text, "Clara Lind", **more)


def test_reading_view_of_a_short_message_shows_all_of_it():
    found = seen("Hi Ana,\n\nthank you!\nClara")
    assert (found.sender, found.preview, found.first, found.rest) == (
        "Clara Lind",
        "Hi Ana, thank you! Clara",
        "Hi Ana,\n\nthank you!\nClara",
        0,
    )


def test_reading_view_counts_what_is_below_the_first_screen():
    found = seen("word " * 100)
    assert (len(found.first.split()), found.rest, found.words) == (75, 25, 100)


def test_reading_view_of_long_words_fits_by_their_letters():
    assert len(seen("abcdefghijklmnopqrs " * 60).first.split()) == 23


def test_reading_view_of_one_endless_word_is_cut():
    found = seen("x" * 1000)
    assert (len(found.first), found.rest) == (460, 0)


def test_preview_ends_with_a_whole_word():
    assert seen("It was good to see you, " * 8).preview == (
        "It was good to see you, It was good to see you, It was good to see you, It was good to…"
    )


def test_preview_that_ends_with_a_sentence_has_three_dots():
    assert seen("word " * 15 + "family. Somewhere else").preview == "word " * 15 + "family…"


@pytest.mark.parametrize(
    ("text", "subject", "shown"),
    [("Hi Ana", "Night buses", "Night buses"), ("Subject: Trains\n\nHi Ana", "", "Trains"), ("Hi Ana", "", "")],
)
def test_subject_is_the_field_or_the_first_line(text, subject, shown):
    found = seen(text, subject=subject)
    assert (found.subject, found.first) == (shown, "Hi Ana")


@pytest.mark.parametrize(("words", "minutes"), [(219, 0), (220, 1), (440, 2)])
def test_minutes_are_told_from_one_on(words, minutes):
    assert seen("word " * words).minutes == minutes


@pytest.mark.parametrize(
    ("text", "questions", "links", "attachment", "meeting"),
    [
        ("How did you start? What surprised you??", 2, 0, False, False),
        ("See https://example.org/?a=b and www.example.org for it.", 0, 2, False, False),
        ("My notes are attached.", 0, 0, True, False),
        ("Could we talk for ten minutes?", 1, 0, False, True),
        ("The talk was good.", 0, 0, False, False),
    ],
)
def test_what_answering_takes_is_counted(text, questions, links, attachment, meeting):
    found = seen(text)
    assert (found.questions, found.links, found.attachment, found.meeting) == (questions, links, attachment, meeting)


def test_reading_view_leaves_out_what_is_quoted():
    found = seen("Thank you, that helps!\n\nOn Mon, Nov 2, 2026 at 9:00 AM, Ana Berg wrote:\n> How are you?\n> And Ben?\n")
    assert (found.first, found.questions) == ("Thank you, that helps!", 0)


@pytest.mark.parametrize("text", ["", "  \n", "> How are you?\n", "Subject: Trains\n"])
def test_reading_view_of_nothing_is_none(text):
    assert seen(text) is None
