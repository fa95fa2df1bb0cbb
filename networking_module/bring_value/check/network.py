"""The small network that reads a message: attention within each sentence, then among the sentences. NumPy alone.

What it learned is in `weights.npz`, in whole numbers of one byte with a scale for each row (`scripts/train_check.py`).
"""

import os
from functools import cache
from math import sqrt
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # tables this small are read once, and more threads only wait for each other
import numpy as np

from .sentences import Sentence
from .tokens import Token, tokens

WEIGHTS = Path(__file__).with_name("weights.npz")
HEADS = 4
MOST_SENTENCES = 120  # what comes after them is not looked at
FIRST, SECOND, MIDDLE, LAST, ONLY = 1, 2, 3, 4, 5
Array = np.ndarray
Weights = dict[str, Array]


class Reading(NamedTuple):
    """What the network makes of a message: log odds by sentence and element, those of the message by element, and the log odds
    of the verdicts; beside them each sentence's tokens, their values, and their shares in the sentence."""

    scores: Array
    message: Array
    verdicts: Array
    tokens: list[list[Token]]
    values: list[Array]
    shares: list[Array]

    def focus(self, place: int, element: int) -> Array:
        """What each token of a sentence speaks for an element, by itself."""
        values, weight = self.values[place], weights()["el.weight"][element]
        size = values.shape[1]
        parts = self.shares[place] * (values @ weight[:size])
        strongest = values.argmax(axis=0)
        np.add.at(parts, strongest, weight[size:] * values[strongest, np.arange(size)])
        return parts


@cache
def weights() -> Weights:
    """Every table by its name, as numbers with a fraction."""
    with np.load(WEIGHTS) as stored:
        whole = {name: stored[name] for name in stored.files}
    scaled = {name: table * whole[f"{name}/scale"] for name, table in whole.items() if f"{name}/scale" in whole}
    plain = {name: table for name, table in whole.items() if table.dtype.kind == "f" and not name.endswith("/scale")}
    return {name: np.ascontiguousarray(table, dtype=np.float32) for name, table in {**scaled, **plain}.items()}


@cache
def vocabulary() -> dict[str, int]:
    """{piece of a word: its number}."""
    with np.load(WEIGHTS) as stored:
        words = stored["words"].tobytes().decode().split("\n")
    return {word: number for number, word in enumerate(words)}


def read(sentences: list[Sentence]) -> Reading:
    """Reads a message of at least one sentence."""
    known, found = weights(), [tokens(each, vocabulary()) for each in sentences[:MOST_SENTENCES]]
    values, shares = _encoded(found, known)
    average = np.stack([share @ value for share, value in zip(shares, values, strict=True)])
    strongest = np.stack([value.max(axis=0) for value in values])
    within = _layer(average + known["place"][places_of(len(found))], "ctx.0.", [len(found)], known)
    scores = _linear(np.concatenate([within, strongest], axis=1), "el", known)
    message = known["msg"] * _log_sum(scores) + known["mb"]
    verdicts = _linear(np.concatenate([within.mean(axis=0), message, scores.max(axis=0)])[None], "ver", known)[0]
    return Reading(scores, message, verdicts, found, values, shares)


def _encoded(found: list[list[Token]], known: Weights) -> tuple[list[Array], list[Array]]:
    """The values of each sentence's tokens, and their shares in it."""
    every, lengths = [token for each in found for token in each], [len(each) for each in found]
    places = np.concatenate([np.arange(length) for length in lengths])
    values = _linear(known["emb"][[each.number for each in every]], "inp", known)
    values = _normal(values + known["cap"][[int(each.is_capital) for each in every]] + known["pos"][places], "n0", known)
    for layer in ("tok.0.", "tok.1."):
        values = _layer(values, layer, lengths, known)
    weighed = _linear(values, "att", known)[:, 0]
    return _parted(values, lengths), [_softmax(each) for each in _parted(weighed, lengths)]


def _parted(values: Array, lengths: list[int]) -> list[Array]:
    """The rows of each sentence: all are worked out together where they don't look at each other."""
    return np.split(values, np.cumsum(lengths)[:-1])


def _layer(values: Array, name: str, lengths: list[int], known: Weights) -> Array:
    values = values + _attention(_normal(values, f"{name}norm1", known), f"{name}self_attn.", lengths, known)
    hidden = _gelu(_linear(_normal(values, f"{name}norm2", known), f"{name}linear1", known))
    return values + _linear(hidden, f"{name}linear2", known)


def _attention(values: Array, name: str, lengths: list[int], known: Weights) -> Array:
    joined = values @ known[f"{name}in_proj_weight"].T + known[f"{name}in_proj_bias"]
    mixed = np.concatenate([_mixed(each, values.shape[1] // HEADS) for each in _parted(joined, lengths)])
    return _linear(mixed, f"{name}out_proj", known)


def _mixed(joined: Array, size: int) -> Array:
    """The attention of one sentence's tokens to each other, with heads of `size`."""
    query, key, value = joined.reshape(len(joined), 3, HEADS, size).transpose(1, 2, 0, 3)
    mixed = _softmax(query @ key.transpose(0, 2, 1) / sqrt(size)) @ value
    return mixed.transpose(1, 0, 2).reshape(len(joined), HEADS * size)


def _linear(values: Array, name: str, known: Weights) -> Array:
    return values @ known[f"{name}.weight"].T + known[f"{name}.bias"]


def _normal(values: Array, name: str, known: Weights) -> Array:
    centered = values - values.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centered * centered).mean(axis=-1, keepdims=True) + 1e-5)
    return centered / spread * known[f"{name}.weight"] + known[f"{name}.bias"]


def _gelu(values: Array) -> Array:
    """With an error function good to 1.5e-7 (Abramowitz and Stegun, 7.1.26)."""
    size = np.abs(values) / sqrt(2)
    part = 1 / (1 + 0.3275911 * size)
    series = part * (0.254829592 + part * (-0.284496736 + part * (1.421413741 + part * (-1.453152027 + part * 1.061405429))))
    return 0.5 * values * (1 + np.sign(values) * (1 - series * np.exp(-size * size)))


def _softmax(values: Array) -> Array:
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def _log_sum(values: Array) -> Array:
    most = values.max(axis=0)
    return most + np.log(np.exp(values - most).sum(axis=0))


def places_of(count: int) -> list[int]:
    if count == 1:
        return [ONLY]
    return [FIRST, SECOND, *[MIDDLE] * (count - 3), LAST][:count] if count > 2 else [FIRST, SECOND]
