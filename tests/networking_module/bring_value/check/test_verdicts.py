"""What follows from an element's being there or not."""

import pytest

from networking_module.bring_value.check.result import NEUTRAL, ONE_WAY, TWO_WAY
from networking_module.bring_value.check.verdicts import (
    CERTAIN,
    FACT,
    GENERAL,
    JOB,
    LEARN,
    LEARNED,
    NAMED,
    OTHER,
    by_definition,
    shares,
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
    found = by_definition(odds(*held))
    assert max(found, key=found.get) == verdict


def test_named_value_goes_two_ways_by_definition_even_beside_a_job_ask():
    found = by_definition(odds(NAMED, JOB))
    assert max(found, key=found.get) == TWO_WAY


def test_chances_add_up_to_one():
    some = by_definition(dict.fromkeys(LEARNED, 0.3))
    assert [sum(some.values()), sum(shares({"a": 3.0, "b": -800.0}).values())] == pytest.approx([1, 1])


def test_shares_grow_with_the_log_odds():
    assert shares({"a": 0.0, "b": 0.0}) == {"a": 0.5, "b": 0.5}
