"""The small linear model: weights read from a file, learned by `scripts/train_check.py` from the messages in `../corpus`.

Sums in log odds, so that every word's part is plain. A sentence's score for an element adds the weights of its features. A
message's adds its two strongest sentences, and how many sentences there are to be strong by chance. `verdicts.py` adds up
what the elements weigh for a verdict.
"""

import json
from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple

from .features import features

WEIGHTS = Path(__file__).with_name("weights.json")
CERTAIN = 4.0  # log odds beyond which an element is simply there, or simply not


class Score(NamedTuple):
    """What the model says of one sentence for one element: log odds, and the features that spoke for it with their weights."""

    odds: float
    reasons: tuple


@cache
def weights():
    """{"elements": {element: {"bias", "weights": {feature: weight}, "message": [strongest, second, length, constant]}},
    "verdicts": {verdict: [a weight for each of `verdicts.inputs`, constant]},
    "whole": {verdict: {"bias", "weights": {feature: weight}}}}."""
    return json.loads(WEIGHTS.read_text(encoding="utf-8"))


def features_of(sentences):
    """The features of every sentence of a message."""
    return [features(each, index, len(sentences)) for index, each in enumerate(sentences)]


def scores(found, element):
    """The `Score` of every sentence, given each one's features."""
    own = weights()["elements"][element]
    return [_score(each, own["weights"], own["bias"]) for each in found]


def _score(found, known, bias):
    weighed = [(known[each.name], each) for each in found if each.name in known]
    return Score(bias + sum(weight for weight, _feature in weighed), tuple(pair for pair in weighed if pair[0] > 0))


def message_odds(odds, element):
    """The log odds that a message holds the element, from those of its sentences."""
    return dot(weights()["elements"][element]["message"], summary(odds))


def summary(odds):
    """What a message's log odds come from."""
    strongest, second = sorted([*odds, min(odds)], reverse=True)[:2]
    return [strongest, second, log(len(odds))]


def dot(own, values):
    """Weights, the last of which stands alone, times values."""
    return sum(weight * value for weight, value in zip(own, [*values, 1], strict=True))
