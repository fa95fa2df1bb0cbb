"""From the odds of a message's elements to the chance of each verdict.

Three things are weighed together: the odds themselves; what the definitions make of them, read as a tree (named value, then it
goes two ways; else an ask for a job, then one way; else a prepared wish to learn, then two ways; else any other ask, then one
way; else neutral); and the message as a whole, how often such words occur in messages of each kind.
"""

from math import exp, log

from .model import CERTAIN, dot, weights
from .result import NEUTRAL, ONE_WAY, TWO_WAY

FACT, LEARN, JOB, OTHER = "shows_preparation", "asks_to_learn", "asks_for_job_or_referral", "other_ask"
NAMED, GENERAL = "named_value", "general_offer"
LEARNED = (FACT, LEARN, NAMED, GENERAL, JOB, OTHER)
VERDICTS = (TWO_WAY, ONE_WAY, NEUTRAL)
LEAST = 0.005


def chances(odds, whole):
    """{verdict: chance} from {element: log odds} and what the message as a whole speaks for (`whole_message`)."""
    return shares({verdict: dot(own, inputs(odds, whole)) for verdict, own in weights()["verdicts"].items()})


def inputs(odds, whole):
    """What a verdict's weights weigh: the elements' log odds, then the logarithms of what the definitions make of them, then
    those of the message as a whole."""
    found = (by_definition(odds), whole)
    return [
        *(limited(odds[name]) for name in LEARNED),
        *(log(max(each[verdict], LEAST)) for each in found for verdict in VERDICTS),
    ]


def whole_message(found):
    """{verdict: chance} by the features of all sentences of a message together."""
    names = {each.name for sentence in found for each in sentence}
    known = weights()["whole"]
    return shares(
        {verdict: known[verdict]["bias"] + sum(known[verdict]["weights"].get(name, 0) for name in names) for verdict in VERDICTS}
    )


def shares(scores):
    """{name: share of 1} from {name: log score}."""
    raised = {name: exp(score) for name, score in scores.items()}
    return {name: value / sum(raised.values()) for name, value in raised.items()}


def by_definition(odds):
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


def limited(odds):
    return max(-CERTAIN, min(CERTAIN, odds))
