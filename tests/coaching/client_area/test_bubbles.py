"""What the coach said, as much of it as a bubble holds."""

import pytest

from coaching.client_area.bubbles import LONGEST, first_sentence


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Well done", "Well done"),
        ("Well done. And now the next one.", "Well done."),
        ("Well\n  done!  Go on.", "Well done!"),
        ("You asked “why?” and he told you. Good.", "You asked “why?” and he told you."),
        ("Version 2.5 is better. Yes.", "Version 2.5 is better."),
        ("Wait… what? Yes.", "Wait… what?"),
        ("よくできました。次へ。", "よくできました。次へ。"),
        ("أحسنت! واصل.", "أحسنت!"),
        ("", ""),
    ],
)
def test_the_first_sentence_of_a_text(text, first):
    assert first_sentence(text) == first


def test_one_without_an_end_is_cut():
    assert len(first_sentence("word " * 200)) == LONGEST
    assert first_sentence("word " * 200).endswith("…")
