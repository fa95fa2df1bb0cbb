"""The check keeps what it promises on the messages that it was not learned from."""

import pytest

from networking_module.bring_value.check import check, corpus
from scripts.bench_check import element_figures, sure_figures, verdict_figures


@pytest.fixture(scope="module")
def pairs():
    return [(message, check(message["text"])) for message in corpus.load("kept_aside")]


@pytest.mark.parametrize("figures", [verdict_figures, sure_figures, element_figures])
def test_kept_aside_messages_are_read_as_promised(pairs, figures):
    assert [(words, round(value, 3)) for words, value, held in figures(pairs) if not held] == []
