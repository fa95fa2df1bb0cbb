import pytest

from networking_module.contacts.discretion.giveaways import giveaways


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm looking for a new role in logistics.",
        "I’m quietly looking around.",
        "My job search starts in May!",
        "I was laid off last week.",
        "Are there any openings at your place?",
        "Could you look at my résumé?",
        "Here is the updated CV.",
        "I am looking.",
        "I might be leaving the company.",
        "A recruiter called me.",
        "I applied for something at Acme.",
        "Time for my next chapter.",
    ],
)
def test_a_sentence_that_may_tell_it_is_quoted(sentence):
    assert giveaways(f"Hi Ben, how are you? {sentence} See you soon.") == (sentence.replace("’", "'"),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I'm looking forward to seeing you.",
        "I'm looking at your slides again.",
        "I was looking for a place for lunch.",
        "Let's resume our talk next week.",
        "How is work? Your new position suits you.",
        "We should search the archive.",
        "You did a great job.",
        "Let go of the rope.",
    ],
)
def test_words_of_every_day_are_not_quoted(text):
    assert giveaways(text) == ()


def test_the_first_three_are_enough_and_each_is_quoted_once():
    text = "I was laid off. I was laid off. My search begins. I need a new job. Any openings?"
    assert giveaways(text) == ("I was laid off.", "My search begins.", "I need a new job.")


def test_a_long_text_takes_no_time():
    assert giveaways("looking for " * 2000) == ()
