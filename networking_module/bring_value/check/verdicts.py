"""From the odds of a message's elements to the chance of each verdict.

Two things are weighed together: the odds themselves, and what the definitions make of them, read as a tree: named value, then
it goes two ways; else an ask for a job, then one way; else a prepared wish to learn, then two ways; else any other ask, then
one way; else neutral.
"""

from math import exp, log

from .model import CERTAIN, dot, weights
from .result import NEUTRAL, ONE_WAY, TWO_WAY

FACT, LEARN, JOB, OTHER = "shows_preparation", "asks_to_learn", "asks_for_job_or_referral", "other_ask"
NAMED, GENERAL = "named_value", "general_offer"
LEARNED = (FACT, LEARN, NAMED, GENERAL, JOB, OTHER)
SMALL = "specific_small_ask"
ASKS = (LEARN, OTHER, JOB)
LEAST = 0.005


def chances(odds):
    """{verdict: chance} from {element: log odds}."""
    seen = inputs(odds)
    raised = {verdict: exp(dot(own, seen)) for verdict, own in weights()["verdicts"].items()}
    return {verdict: value / sum(raised.values()) for verdict, value in raised.items()}


def inputs(odds):
    """What a verdict's weights weigh: the elements' log odds, then the logarithms of what the definitions make of them."""
    limited = {name: max(-CERTAIN, min(CERTAIN, odds[name])) for name in LEARNED}
    return [*limited.values(), *(log(max(each, LEAST)) for each in by_definition(limited).values())]


def by_definition(odds):
    """{verdict: chance} as if the elements came and went without each other."""
    fact, learn, named, _general, job, other = (1 / (1 + exp(-odds[name])) for name in LEARNED)
    no_gift_no_job = (1 - named) * (1 - job)
    prepared = fact * learn
    quiet = (1 - learn) * (1 - other)
    return {
        TWO_WAY: named + no_gift_no_job * prepared,
        ONE_WAY: (1 - named) * job + no_gift_no_job * (1 - prepared - quiet),
        NEUTRAL: no_gift_no_job * quiet,
    }


def small_ask_odds(odds, own, worded):
    """The log odds that an ask is kept small: a day or some minutes say little without the ask they belong to.

    `own` are the log odds of the words themselves, `worded` whether one of the cues for a small ask is there.
    """
    return dot(weights()["small_ask"], [own, *(odds[name] for name in ASKS), float(worded)])
