"""Gaps that a template left open are found, and nothing else is."""

import pytest

from networking_module.bring_value.check import check
from networking_module.bring_value.check.gaps import gaps, is_gap

GAPS = [
    ("Hi [First Name], welcome", "[First Name]"),
    ("I loved {topic} a lot", "{topic}"),
    ("Hi {{first_name}}, welcome", "{{first_name}}"),
    ("I like (insert company here) a lot", "(insert company here)"),
    ("Dear (name), I", "(name)"),
    ("at (your company) we", "(your company)"),
    ("I admire <company> a lot", "<company>"),
    ("Dear <first name>, I", "<first name>"),
    ("I work at ___ now", "___"),
    ("the ____ team", "____"),
    ("your work at XX.", "XX"),
    ("I worked at XXX for years", "XXX"),
    ("I have XX years of practice", "XX"),
    ("I have X years of practice", "X years"),
    ("with [X years] of practice", "[X years]"),
    ("your work at xxx and more", "xxx"),
    ("I admire Company X a lot", "Company X"),
    ("I studied at University ABC before", "University ABC"),
    ("I admire XYZ a lot", "XYZ"),
    ("Hi X, I read", "X"),
    ("Dear NAME, I read", "NAME"),
    ("Hello FIRSTNAME, I read", "FIRSTNAME"),
    ("Hi %FIRSTNAME%, I read", "%FIRSTNAME%"),
    ("Hi *|FNAME|*, I read", "*|FNAME|*"),
    ("Hi «Name», I read", "«Name»"),
    ("Hi «First_Name», I read", "«First_Name»"),
    ("Best,\nyour name here", "your name here"),
    ("Hi insert name, I read", "insert name"),
    ("The date is TBD so far", "TBD"),
    ("Lorem ipsum dolor sit", "Lorem ipsum"),
    ("Hi (insert [name]), I", "(insert [name])"),
]


@pytest.mark.parametrize(("text", "gap"), GAPS)
def test_a_gap_is_found_once(text, gap):
    assert [text[start:end] for start, end in gaps(text).spans] == [gap]


@pytest.mark.parametrize(
    "text",
    [
        "I drive a Model X to work",
        "You lead a team at SpaceX",
        "I saw it on X (Twitter)",
        "You posted on X, and I read it",
        "We grew 10x last year",
        "I need a Plan B",
        "I asked Tom (my former boss) about you",
        "Ana (who runs the lab) said hello",
        "We met (on time) at last",
        "Generation X and Malcolm X",
        "Project X was yours",
        "Super Bowl XX was fun",
        "See you Sunday! XX",
        "Love,\nJo xx",
        "See you soon xxx",
        "He earns 50% off and 20% more",
        "You wrote <b>this</b> to <ana@example.org> and <https://example.org>",
        "I <3 your talk and 2 > 1",
        "Read [my notes](https://example.org)",
        "You read «Les Misérables» aloud",
        "MY NAME IS ANA",
        "[x] done, [ ] open, see [1]",
        "my_file_name and __init__",
        "_______________________\nBest",
        "Insert the card and wait",
        "I am in a size XXL",
    ],
)
def test_what_is_no_gap_stays_alone(text):
    assert gaps(text).spans == ()


def test_places_in_a_gap_are_known():
    text = "I loved your talk at [event] in May."
    found, at = gaps(text), text.index("event")
    assert [found.in_gap(at, at + 5), found.in_gap(at - 9, at + 2), found.in_gap(0, 7)] == [True, True, False]


@pytest.mark.parametrize(
    ("words", "gap"), [("[Name]", True), (" {topic}.", True), ("XX", True), ("[Name] at work", False), ("Ana", False)]
)
def test_words_that_are_nothing_but_a_gap_are_known(words, gap):
    assert is_gap(words) is gap


def test_a_gap_as_the_name_is_no_greeting_by_name():
    text = "Hi [Name], I loved your talk about {topic} and would like to hear more of it."
    found = [(each.kind, each.quote) for each in check(text).findings if each.kind in ("placeholder", "greeting_personal")]
    assert found == [("placeholder", "[Name]"), ("placeholder", "{topic}")]


@pytest.mark.parametrize(
    "text", ["[" * 10_000, "{" * 10_000, "(insert " * 1_200, "_" * 10_000, "X" * 10_000, "XX " * 3_000, "%a" * 5_000]
)
def test_strange_texts_have_gaps_in_order(text):
    spans = gaps(text).spans
    assert list(spans) == sorted(set(spans))
