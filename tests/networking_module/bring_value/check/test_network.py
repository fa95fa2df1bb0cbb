"""The network's arithmetic, held to small cases worked out by hand, and its weights."""

import numpy as np
import pytest

from networking_module.bring_value.check import network
from networking_module.bring_value.check.sentences import LONGEST, sentences
from networking_module.bring_value.check.verdicts import LEARN, LEARNED
from scripts.check_examples import learned_from

TEXT = "Dear Ana, I read your piece on tides. How did you start? I'd love to hear it."
MOST_BYTES = 700_000


def test_weights_are_one_small_file():
    assert network.WEIGHTS.stat().st_size < MOST_BYTES


def test_weights_were_learned_from_the_examples_as_they_are():
    with np.load(network.WEIGHTS) as stored:
        assert stored["learned_from"].tobytes().decode() == learned_from()


def test_a_message_is_read_by_sentence_and_as_a_whole():
    read = network.read(sentences(TEXT))
    assert [read.scores.shape, read.message.shape, read.verdicts.shape] == [(3, len(LEARNED)), (len(LEARNED),), (3,)]


def test_the_parts_of_the_tokens_are_those_of_the_sentence():
    read = network.read(sentences("How did you start?"))
    alone = read.focus(0, LEARNED.index(LEARN))
    assert len(alone) == len(read.tokens[0])


def test_a_sentence_reads_the_same_whatever_its_neighbors_lengths():
    cut = sentences(TEXT)
    values = network.read(cut).values
    assert all(np.allclose(network.read([each]).values[0], value, atol=1e-4) for each, value in zip(cut, values, strict=True))


def test_attention_to_equal_tokens_is_their_average():
    joined = np.concatenate([np.zeros((2, 8)), np.array([[1.0, 2, 3, 4], [3, 4, 5, 6]])], axis=1)
    assert network._mixed(joined, 1).tolist() == [[2, 3, 4, 5], [2, 3, 4, 5]]


@pytest.mark.parametrize(("value", "wanted"), [(0.0, 0.0), (1.0, 0.841345), (-1.0, -0.158655), (6.0, 6.0)])
def test_gelu_is_as_published(value, wanted):
    assert network._gelu(np.array([value]))[0] == pytest.approx(wanted, abs=1e-5)


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_every_sentence_has_a_place(count):
    expected = {1: [5], 2: [1, 2], 3: [1, 2, 4], 5: [1, 2, 3, 3, 4]}
    assert network.places_of(count) == expected[count]


@pytest.mark.parametrize("text", ["a\n" * (LONGEST // 2), "x" * LONGEST, "é " * (LONGEST // 2), "?" * LONGEST])
def test_any_text_is_read(text):
    assert np.isfinite(network.read(sentences(text)).verdicts).all()
