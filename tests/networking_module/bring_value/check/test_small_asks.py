"""Minutes, a day or times to choose from, or one question keep an ask small."""

import pytest

from networking_module.bring_value.check.elements import small_asks
from networking_module.bring_value.check.sentences import sentences


def quotes(text, after=0):
    return [each.quote for each in small_asks(sentences(text), after)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Could you spare 15 minutes?", "15 minutes"),
        ("Half an hour by phone would be plenty.", "Half an hour"),
        ("I'd love to talk for ten to fifteen minutes.", "ten to fifteen minutes"),
        ("Would Tuesday or Friday suit you?", "Tuesday"),
        ("I am free on Monday after 3.", "on Monday"),
        ("Let me know by Thursday.", "by Thursday"),
        ("Could I call you tomorrow?", "tomorrow"),
        ("A yes or no is enough.", "yes or no"),
        ("Any twenty minutes next week would be great.", "twenty minutes"),
        ("Could we meet on 12 March?", "12 March"),
    ],
)
def test_lengths_and_times_in_an_asking_sentence_are_small(text, quote):
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("I run a mill. Which saw would you buy first?", "Which saw would you buy first?"),
        ("Hello Ana, and how did you measure them?", "how did you measure them?"),
        ("How are you? Did you build it yourself?", "Did you build it yourself?"),
    ],
)
def test_the_only_question_is_small(text, quote):
    assert quotes(text, after=text.index("Ana") + 3 if "Ana" in text else 0) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "I hope we can meet sometime in the next weeks.",
        "Could we have a chat?",
        "Do you have any advice?",
        "Which saw would you buy? Which did you sell?",
        "How did you begin, what did it cost, and how long did it take?",
        "How are you?",
        "On Tuesday I was in Oslo.",
        "You gave me twenty minutes.",
        "Thank you for the hour on Friday.",
        "I can't do Saturday.",
        "Are you hiring?",
        "Subject: Tides?",
    ],
)
def test_other_asks_are_not(text):
    assert quotes(text) == []
