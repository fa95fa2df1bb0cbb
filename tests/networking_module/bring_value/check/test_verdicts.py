"""What follows from an element's being there or not."""

import pytest

from networking_module.bring_value.check.features import features
from networking_module.bring_value.check.model import CERTAIN
from networking_module.bring_value.check.result import NEUTRAL, ONE_WAY, TWO_WAY
from networking_module.bring_value.check.sentences import Sentence
from networking_module.bring_value.check.verdicts import (
    FACT,
    GENERAL,
    JOB,
    LEARN,
    LEARNED,
    NAMED,
    OTHER,
    VERDICTS,
    by_definition,
    chances,
    whole_message,
)

CASES = [
    ((), NEUTRAL),
    ((GENERAL,), NEUTRAL),
    ((FACT,), NEUTRAL),
    ((NAMED,), TWO_WAY),
    ((FACT, LEARN), TWO_WAY),
    ((LEARN,), ONE_WAY),
    ((OTHER,), ONE_WAY),
    ((JOB,), ONE_WAY),
    ((FACT, LEARN, JOB), ONE_WAY),
    ((GENERAL, JOB), ONE_WAY),
]


def odds(*held):
    return {name: CERTAIN if name in held else -CERTAIN for name in LEARNED}


@pytest.mark.parametrize(("held", "verdict"), CASES)
def test_plain_cases_follow_the_definitions(held, verdict):
    undecided = dict.fromkeys(VERDICTS, 1 / 3)
    found = [max(each, key=each.get) for each in (by_definition(odds(*held)), chances(odds(*held), undecided))]
    assert found == [verdict, verdict]


def test_named_value_goes_two_ways_by_definition_even_beside_a_job_ask():
    found = by_definition(odds(NAMED, JOB))
    assert max(found, key=found.get) == TWO_WAY


def test_chances_add_up_to_one():
    some, whole = dict.fromkeys(LEARNED, 0.3), whole_message([features(Sentence("I can lend you my notes", 0))])
    assert [sum(each.values()) for each in (by_definition(some), whole, chances(some, whole))] == pytest.approx([1, 1, 1])
