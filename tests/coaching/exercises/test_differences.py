import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.exercises import differences
from coaching.exercises.differences import ADDED, SAME, TAKEN

words = st.text(st.sampled_from("ab .\n!é"), max_size=60) | st.text(max_size=60)


def between(before, after, kind="long_answer"):
    return differences.differences(kind, before, after)


def test_a_changed_word_is_marked():
    assert between("I know her work.", "I know her talk.") == [
        (SAME, "I know her "),
        (TAKEN, "work"),
        (ADDED, "talk"),
        (SAME, "."),
    ]


def test_a_new_sentence_is_marked_whole():
    assert between("One. Two.", "One. Half. Two.") == [(SAME, "One. "), (ADDED, "Half. "), (SAME, "Two.")]


def test_the_same_words_are_one_piece():
    assert between("One. Two.", "One. Two.") == [(SAME, "One. Two.")]


@pytest.mark.parametrize(
    ("kind", "before", "after", "found"),
    [
        ("choice", "Early", "Late", [(TAKEN, "Early"), (ADDED, "Late")]),
        ("checklist", ["Read"], ["Read", "Wrote"], [(TAKEN, "Read"), (ADDED, "Read\nWrote")]),
        ("scale", "3", "4", [(TAKEN, "3"), (ADDED, "4")]),
        ("rows", [["Ann", "Tea"]], [["Ann", "Tea"], ["Bo", ""]], [(TAKEN, "Ann | Tea"), (ADDED, "Ann | Tea\nBo | ")]),
        ("file", {"file": 1, "name": "a.pdf", "size": 1}, "", [(TAKEN, "a.pdf")]),
        ("date", "", "2026-03-31", [(ADDED, "2026-03-31")]),
        ("long_answer", None, "", []),
    ],
)
def test_every_kind_of_answer_is_compared(kind, before, after, found):
    assert between(before, after, kind) == found


@given(before=words, after=words)
def test_the_pieces_rebuild_both_texts(before, after):
    found = between(before, after)
    assert "".join(text for kind, text in found if kind != ADDED) == before
    assert "".join(text for kind, text in found if kind != TAKEN) == after


def test_two_long_texts_are_never_compared_word_by_word(monkeypatch):
    """Twice 20,000 characters without a common sentence: the costly comparison is only ever given short passages."""
    sizes, costly = [], difflib.SequenceMatcher

    def watched(junk, a, b, **options):
        sizes.append(len(a) * len(b))
        return costly(junk, a, b, **options)

    monkeypatch.setattr(differences, "SequenceMatcher", watched)
    before, after = "a b. " * 4000, "b a! " * 4000
    found = between(before, after)
    assert max(sizes, default=0) <= differences.MOST_PAIRS
    assert "".join(text for kind, text in found if kind != ADDED) == before
