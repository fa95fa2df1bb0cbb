"""What follows from an element's being there or not."""

import pytest

from networking_module.bring_value.check.model import CERTAIN
from networking_module.bring_value.check.result import NEUTRAL, ONE_WAY, TWO_WAY
from networking_module.bring_value.check.verdicts import (
    FACT,
    GENERAL,
    JOB,
    LEARN,
    LEARNED,
    NAMED,
    OTHER,
    by_definition,
    chances,
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
    found = [max(each, key=each.get) for each in (by_definition(odds(*held)), chances(odds(*held)))]
    assert found == [verdict, verdict]


def test_named_value_goes_two_ways_by_definition_even_beside_a_job_ask():
    found = by_definition(odds(NAMED, JOB))
    assert max(found, key=found.get) == TWO_WAY


@pytest.mark.parametrize("rate", [by_definition, chances])
def test_chances_add_up_to_one(rate):
    assert sum(rate({name: 0.3 for name in LEARNED}).values()) == pytest.approx(1)
