"""What is quoted begins and ends where a thought does."""

import pytest

from networking_module.bring_value.check.clauses import LONGEST_QUOTE, clause


def around(text, words, after=0):
    at = text.index(words)
    start, end = clause(text, at, at + len(words), after)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "words", "quote"),
    [
        ("Hi Ana, I read your essay.", "your essay", "I read your essay."),
        ("I run a mill and I read your essay.", "your essay", "I read your essay."),
        ("I run a mill, and your essay helped me.", "essay", "your essay helped me."),
        ("I run a mill but I never saw one like yours", "yours", "I never saw one like yours"),
        ("I run a mill so I would like your advice", "advice", "I would like your advice"),
        ("And so, could you help?", "help", "could you help?"),
        ("Tell me if you can come; I wait", "come", "if you can come"),
        ("I ask because you wrote it", "wrote", "because you wrote it"),
        ("I read your essay and I run a mill", "essay", "I read your essay"),
        ("One thing: your essay helped", "helped", "your essay helped"),
        ("A mill – your essay helped – and more", "helped", "your essay helped"),
        ("A mill - your essay helped", "helped", "your essay helped"),
        ("I was there.\nYour essay helped me", "helped", "Your essay helped me"),
        ("I was there. Your essay helped me! Thanks", "helped", "Your essay helped me!"),
        ("I met Dr. Okafor about your essay.", "essay", "I met Dr. Okafor about your essay."),
        ("salt and pepper, bread and butter", "butter", "bread and butter"),
        ("your long-winded co-author's essay", "author", "your long-winded co-author's essay"),
        ("1,000 people read it", "people", "1,000 people read it"),
    ],
)
def test_the_whole_clause_is_quoted(text, words, quote):
    assert around(text, words) == quote


def test_the_greeting_is_never_quoted():
    assert around("Hi Ana I read your essay", "Hi Ana I read", after=6) == "I read your essay"


def test_an_endless_clause_is_quoted_from_its_begin():
    text = "I read your essay " + "on the tides of the north " * 20
    assert around(text, "essay").startswith("I read your essay on the tides")
    assert len(around(text, "essay")) <= LONGEST_QUOTE


def test_words_far_within_an_endless_clause_are_quoted_from_a_whole_word():
    text = "on the tides of the north " * 20 + "your essay helped"
    assert around(text, "our essay") == "your essay helped"


def test_no_word_is_cut_at_the_end():
    text = "I read " + "abcdefghij " * 30
    assert around(text, "read").endswith("abcdefghij")


@pytest.mark.parametrize("text", ["", " ", ",", "and ", "and I ", "a" * 5_000, ", " * 500, "and I " * 800, "\n" * 500])
@pytest.mark.parametrize("after", [-5, 0, 3, 9_999])
def test_strange_places_stay_inside(text, after):
    start, end = clause(text, 0, min(2, len(text)), after)
    assert 0 <= start <= end <= len(text)
    assert end - start <= LONGEST_QUOTE
