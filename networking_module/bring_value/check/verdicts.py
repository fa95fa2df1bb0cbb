"""What follows from the elements of a message by the definitions, read as a tree with chances.

Named value, then it goes two ways; else an ask for a job, then one way; else a prepared wish to learn, then two ways; else any
other ask, then one way; else neutral.
"""

from collections.abc import Mapping
from math import exp

from .result import NEUTRAL, ONE_WAY, TWO_WAY

FACT, LEARN, JOB, OTHER = "shows_preparation", "asks_to_learn", "asks_for_job_or_referral", "other_ask"
NAMED, GENERAL = "named_value", "general_offer"
LEARNED = (FACT, LEARN, NAMED, GENERAL, JOB, OTHER)
VERDICTS = (TWO_WAY, ONE_WAY, NEUTRAL)
CERTAIN = 4.0  # log odds beyond which an element is simply there, or simply not


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """{name: share of 1} from {name: log score}."""
    most = max(scores.values())
    raised = {name: exp(score - most) for name, score in scores.items()}
    return {name: value / sum(raised.values()) for name, value in raised.items()}


def by_definition(odds: Mapping[str, float]) -> dict[str, float]:
    """{verdict: chance} as if the elements came and went without each other."""
    fact, learn, named, _general, job, other = (1 / (1 + exp(-limited(odds[name]))) for name in LEARNED)
    no_gift_no_job = (1 - named) * (1 - job)
    prepared = fact * learn
    quiet = (1 - learn) * (1 - other)
    return {
        TWO_WAY: named + no_gift_no_job * prepared,
        ONE_WAY: (1 - named) * job + no_gift_no_job * (1 - prepared - quiet),
        NEUTRAL: no_gift_no_job * quiet,
    }


def limited(odds: float) -> float:
    return max(-CERTAIN, min(CERTAIN, odds))
